// SPDX-License-Identifier: Apache-2.0
// Decisions of a person on a review page: entered, kept, saved, applied, and never lost in silence.
"use strict";
const { CASE, assert, checkPage, convert, execFileSync, fs, nianbao, openPage, path, root, run, screenshot } = require("./harness.js");

run({
  async "a decision is entered, survives a reload, is saved, applied, and shown beside the published value"(browser, folder) {
    const out = convert(folder, { "a.txt": CASE });
    const page = await openPage(browser, path.join(out, "a.txt.review.html"), { width: 1160, height: 620 });
    await screenshot(page, "doc-review-verdict");
    await page.keyboard.press("n");
    await page.getByLabel("应为另一个数").check();
    await page.getByRole("button", { name: "记下" }).click();
    assert.ok((await page.locator("#d-problem").textContent()).includes("十进制数"));
    await page.locator("#d-value").fill("008.60");
    await page.getByRole("button", { name: "记下" }).click();
    assert.ok((await page.locator("#d-problem").textContent()).includes("读出的数"));
    await page.locator("#d-value").fill("0.860");
    await page.getByRole("button", { name: "记下" }).click();
    assert.ok((await page.locator("#d-problem").textContent()).includes("理由"));
    await page.locator("#d-reason").fill(`原件为 8600 元 <&"'>\n第二行`);
    await screenshot(page, "doc-review-decision");
    await page.getByRole("button", { name: "记下" }).click();
    // n and p in a reason are letters, and a key goes on where the last figure was.
    await page.keyboard.press("n");
    await page.getByLabel("无法判断").check();
    await page.locator("#d-reason").pressSequentially("nnpp 表格是图片");
    await page.getByRole("button", { name: "记下" }).click();
    await page.reload();
    page.trouble = page.trouble.filter((trouble) => !trouble.startsWith("dialog: beforeunload"));
    assert.strictEqual(await page.locator("#decisions-list li").count(), 2);
    assert.ok((await page.locator("#decisions-state").textContent()).includes("未存成文件"));
    await page.locator("#decisions").scrollIntoViewIfNeeded();
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#decisions-save").click()]);
    assert.strictEqual(download.suggestedFilename(), "a.txt.corrections.xml");
    const saved = path.join(folder, "corrections.xml");
    await download.saveAs(saved);
    assert.ok((await page.locator("#decisions-state").textContent()).includes("都已存成文件"));
    execFileSync("xmllint", ["--noout", "--nonet", "--schema", path.join(root, "schemas/corrections-1.xsd"), saved], { stdio: "pipe" });
    assert.deepStrictEqual(page.trouble, []);

    nianbao(folder, ["correct", "out/a.txt.xml", "--with", "corrections.xml", "--by", "张三", "--date", "2026-03-09", "-o", "kept/a.txt.xml"]);
    const history = nianbao(folder, ["corrections", "kept/a.txt.xml"]).out;
    assert.ok(history.includes("corrected to 0.86 万元") && history.includes(`原件为 8600 元 <&"'>`) && history.includes("nnpp"), history);
    nianbao(folder, ["convert", "in", "-o", "out2", "--to", "xml,csv,json,html", "-q", "--corrections", "kept", "--edition", "corrected"]);
    const csv = fs.readFileSync(path.join(folder, "out2/figures.csv"), "utf-8").split("\n").find((row) => row.includes("proactive,fees,amount"));
    assert.ok(csv.includes(",0.86,万元,") && csv.endsWith(",corrected,correct,8.6,0.86"), csv);
    const record = JSON.parse(fs.readFileSync(path.join(folder, "out2/records.jsonl"), "utf-8"));
    const fee = record.figures.find((figure) => figure.row === "fees");
    assert.deepStrictEqual([record.edition, fee.value, fee.published_value, fee.corrected_value, fee.decision], ["corrected", "0.86", "8.6", "0.86", "correct"]);

    // The workbook: the long sheet's row has both numbers, as numbers.
    nianbao(folder, ["convert", "in", "-o", "out3", "--to", "xlsx", "-q", "--corrections", "kept", "--edition", "corrected"]);
    const unpack = "import sys, zipfile\nbook = zipfile.ZipFile(sys.argv[1])\nprint(*(book.read(n).decode() for n in book.namelist() if 'worksheets/sheet' in n))";
    const sheets = execFileSync("python3", ["-c", unpack, path.join(folder, "out3/nianbao.xlsx")], { encoding: "utf-8", maxBuffer: 1e8 });
    const rows = sheets.match(/<row .*?<\/row>/gs).filter((row) => row.includes("<v>0.86</v>") && row.includes("<v>8.6</v>"));
    assert.ok(rows.length > 0, "no row with both values");

    const corrected = path.join(folder, "out2/a.txt.review.html");
    await checkPage(browser, corrected);
    const after = await openPage(browser, corrected, { width: 1160, height: 620 });
    assert.ok((await after.locator(".facts").textContent()).includes("显示更正后的数"));
    assert.strictEqual(await after.locator("#history li").count(), 2);
    assert.ok((await after.locator('[data-id="proactive/fees/amount"]').textContent()).startsWith("0.86"));
    await after.locator('[data-id="proactive/fees/amount"]').evaluate((figure) => figure.scrollIntoView({ block: "center" }));
    await screenshot(after, "doc-review-corrected");
    await after.locator("#decisions").scrollIntoViewIfNeeded();
    await screenshot(after, "review-history");
  },

  async "decisions are not lost in silence"(browser, folder) {
    const out = convert(folder, { "a.txt": CASE, "b.txt": path.join(root, "corpus/flat-broken-balance/source.txt") });
    const page = await openPage(browser, path.join(out, "a.txt.review.html"));
    const decide = async (reason) => {
      await page.keyboard.press("n");
      await page.getByLabel("印得没错").check();
      await page.locator("#d-reason").fill(reason);
    };
    // Another figure in between: what was typed is still there.
    await decide("打了一半");
    await page.keyboard.press("Escape");
    await page.locator(".fig").first().click();
    assert.strictEqual(await page.locator("#d-reason").inputValue(), "");
    await page.locator('[data-id="proactive/fees/amount"]').click();
    assert.strictEqual(await page.locator("#d-reason").inputValue(), "打了一半");
    // Leaving asks first.
    const asked = new Promise((resolve) => page.once("dialog", (dialog) => resolve(dialog.type())));
    await page.close({ runBeforeUnload: true });
    assert.strictEqual(await asked, "beforeunload");

    // Two windows of one page: neither takes the other's decisions away.
    const context = await browser.newContext();
    const first = await context.newPage();
    const second = await context.newPage();
    const url = `file://${encodeURI(path.join(out, "a.txt.review.html"))}`;
    await first.goto(url);
    await second.goto(url);
    for (const [window, id] of [[first, "proactive/fees/amount"], [second, "proactive/permits/decisions"]]) {
      await window.locator(`[data-id="${id}"]`).click();
      await window.getByLabel("印得没错").check();
      await window.locator("#d-reason").fill("r");
      await window.getByRole("button", { name: "记下" }).click();
    }
    await first.waitForFunction(() => document.querySelectorAll("#decisions-list li").length === 2);
    // Another report's page has none of them.
    const other = await context.newPage();
    await other.goto(`file://${encodeURI(path.join(out, "b.txt.review.html"))}`);
    assert.strictEqual(await other.locator("#decisions-list li").count(), 0);

    // A browser that stores nothing says so, and the file can be loaded again.
    const [download] = await Promise.all([first.waitForEvent("download"), first.locator("#decisions-save").click()]);
    const saved = path.join(folder, "corrections.xml");
    await download.saveAs(saved);
    const bare = await (await browser.newContext()).newPage();
    await bare.addInitScript(() => Object.defineProperty(window, "localStorage", { get() { throw new Error("denied"); } }));
    await bare.goto(url);
    assert.ok((await bare.locator("#decisions-state").textContent()).includes("不保存"));
    await bare.locator("#decisions-load").setInputFiles(saved);
    await bare.waitForFunction(() => document.querySelectorAll("#decisions-list li").length === 2);
    await other.locator("#decisions-load").setInputFiles(saved);
    await other.waitForFunction(() => document.querySelector("#decisions-state").textContent.includes("另一份报告"));
  },
});
