// SPDX-License-Identifier: Apache-2.0
// What browser tests share: the program, a browser that notes everything a page does, and what every page must keep.
"use strict";
const assert = require("assert");
const fs = require("fs");
const os = require("os");
const path = require("path");
const { execFileSync, spawnSync } = require("child_process");
const { createRequire } = require("module");
const { pathToFileURL } = require("url");

const fromPackages = createRequire(path.join(process.env.NIANBAO_PACKAGES, "package.json"));
const { chromium } = fromPackages("playwright-core");
const axeSource = fs.readFileSync(fromPackages.resolve("axe-core/axe.min.js"), "utf-8");
const root = path.resolve(__dirname, "..", "..");

/** Runs nianbao in `folder`; fails the test unless it ends with `code`. Returns what it printed. */
function nianbao(folder, args, code = 0) {
  const done = spawnSync(process.env.NIANBAO, args, { cwd: folder, encoding: "utf-8", env: { ...process.env, LC_ALL: "C" } });
  assert.strictEqual(done.status, code, `nianbao ${args.join(" ")}: ${done.stderr}`);
  return { out: done.stdout, error: done.stderr };
}

/** The case with the fee finding and the missing table. */
const CASE = path.join(root, "corpus/flat-2023-missing-section4-table/source.txt");

/** Converts copies of `sources` (name -> file or text) and returns the output folder. */
function convert(folder, sources, options = [], code = 0) {
  const input = path.join(folder, "in");
  fs.mkdirSync(input, { recursive: true });
  for (const [name, source] of Object.entries(sources)) {
    fs.writeFileSync(path.join(input, name), Buffer.isBuffer(source) ? source : fs.readFileSync(source));
  }
  nianbao(folder, ["convert", "in", "-o", "out", "--to", "xml,html", "--any", "-q", ...options], code);
  return path.join(folder, "out");
}

/** A page opened from the file system, with everything it must not do noted in page.trouble. */
async function openPage(browser, file, size = { width: 1440, height: 900 }) {
  const context = await browser.newContext({ viewport: size, acceptDownloads: true });
  const page = await context.newPage();
  page.trouble = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") {
      page.trouble.push(`console: ${message.text()}`);
    }
  });
  page.on("pageerror", (error) => page.trouble.push(`error: ${error.message}`));
  const url = pathToFileURL(file).href;
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== url && !request.url().startsWith("blob:")) {
      page.trouble.push(`request: ${request.url()}`);
    }
  });
  page.on("dialog", (dialog) => {
    page.trouble.push(`dialog: ${dialog.type()} ${dialog.message()}`);
    dialog.accept();
  });
  await page.goto(url);
  return page;
}

/** Serious and critical issues that axe-core finds. It runs in its own world: the page's policy forbids scripts. */
async function axeIssues(page) {
  const session = await page.context().newCDPSession(page);
  const frame = (await session.send("Page.getFrameTree")).frameTree.frame.id;
  const world = await session.send("Page.createIsolatedWorld", { frameId: frame, worldName: "axe" });
  const run = async (expression) => {
    const done = await session.send("Runtime.evaluate", { expression, contextId: world.executionContextId, awaitPromise: true, returnByValue: true });
    assert.ok(!done.exceptionDetails, JSON.stringify(done.exceptionDetails));
    return done.result.value;
  };
  await run(axeSource + "; true");
  const issues = await run(`axe.run(document, {resultTypes: ["violations"]}).then((done) => done.violations
    .filter((issue) => issue.impact === "serious" || issue.impact === "critical")
    .map((issue) => issue.id + ": " + issue.nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join(" | ")))`);
  await session.detach();
  return issues;
}

/** What every page must keep: no serious issue, no error, no request, no horizontal scroll at 400 pixels. */
async function checkPage(browser, file, sourceBytes = 0, sizes = [{ width: 1440, height: 900 }, { width: 400, height: 800 }]) {
  const bytes = fs.statSync(file).size;
  assert.ok(bytes <= Math.max(400000, 4 * sourceBytes), `${file}: ${bytes} bytes`);
  for (const size of sizes) {
    const page = await openPage(browser, file, size);
    assert.deepStrictEqual(await axeIssues(page), [], `${file} at ${size.width}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wide <= 0, `${file}: scrolls by ${wide} pixels at ${size.width}`);
    assert.deepStrictEqual(page.trouble, [], file);
    await page.context().close();
  }
}

/** To build/screenshots; with NIANBAO_ACCEPT those called doc-* to docs/images, too. */
async function screenshot(page, name, options = {}) {
  const file = path.join(process.env.NIANBAO_SCREENSHOTS, `${name}.png`);
  await page.screenshot({ path: file, ...options });
  if (process.env.NIANBAO_ACCEPT && name.startsWith("doc-")) {
    fs.mkdirSync(path.join(root, "docs/images"), { recursive: true });
    fs.copyFileSync(file, path.join(root, "docs/images", `${name.slice(4)}.png`));
  }
}

/** Runs the tests one after the other, each with an empty folder and one browser for all; the process ends 1 if any fails. */
async function run(tests) {
  const browser = await chromium.launch({ executablePath: process.env.NIANBAO_CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
  let failed = 0;
  for (const [name, test] of Object.entries(tests)) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "nianbao-browser-"));
    try {
      await test(browser, folder);
      console.log(`ok      ${name}`);
    } catch (error) {
      failed += 1;
      console.log(`FAILED  ${name}\n${error.stack}`);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  }
  await browser.close();
  process.exit(failed === 0 ? 0 : 1);
}

module.exports = { CASE, assert, axeIssues, checkPage, convert, execFileSync, fs, nianbao, openPage, path, root, run, screenshot };
