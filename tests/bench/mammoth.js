// SPDX-License-Identifier: Apache-2.0
// What tools/bench compares with: mammoth to HTML, inside one process. mammoth.js RUNS FILE prints the CPU milliseconds of the
// shortest run, the compiler's warm-up aside.
"use strict";
const fs = require("fs");
const mammoth = require("mammoth");

async function main() {
    const [runs, file] = process.argv.slice(2);
    const buffer = fs.readFileSync(file);
    let best = Infinity;
    for (let run = 0; run < Number(runs); ++run) {
        const begin = process.cpuUsage();
        const result = await mammoth.convertToHtml({buffer});
        const used = process.cpuUsage(begin);
        if (!result.value.includes("<table>")) {
            throw new Error("no table was read");
        }
        best = Math.min(best, (used.user + used.system) / 1000);
    }
    console.log(best);
}

main();
