// SPDX-License-Identifier: Apache-2.0
// The review page of a report: what it shows, that it does no harm, and that a person can work with it.
"use strict";
const { CASE, assert, checkPage, convert, fs, openPage, path, root, run, screenshot } = require("./harness.js");

run({
  "every page keeps the rules"(browser, folder) {
    const names = ["flat-broken-balance", "flat-no-form-prose", "flat-extra-row"];
    const sources = Object.fromEntries(names.map((name) => [`${name}.txt`, path.join(root, "corpus", name, "source.txt")]));
    sources["docx.docx"] = path.join(root, "corpus/docx-2021-spans/source.docx");
    const out = convert(folder, sources);
    const english = convert(path.join(folder, "en"), { "a.txt": CASE }, ["--lang", "en"]);
    return (async () => {
      for (const name of Object.keys(sources)) {
        await checkPage(browser, path.join(out, `${name}.review.html`), fs.statSync(path.join(folder, "in", name)).size);
      }
      await checkPage(browser, path.join(english, "a.txt.review.html"));
    })();
  },

  async "the index lists every input, sorts, filters, counts"(browser, folder) {
    const names = ["flat-2023-missing-section4-table", "flat-broken-balance", "flat-2021-tabs", "flat-no-form-prose", "html-2019"].filter((name) => fs.existsSync(path.join(root, "corpus", name, "source.txt")));
    const sources = Object.fromEntries(names.map((name) => [`${name} 报 #1%.txt`, path.join(root, "corpus", name, "source.txt")]));
    sources["broken.docx"] = Buffer.from("PK\x03\x04 broken");
    sources["<b onclick=x>.txt"] = CASE;
    const out = convert(folder, sources, [], 1);
    await checkPage(browser, path.join(out, "review.html"));
    const page = await openPage(browser, path.join(out, "review.html"));
    const count = Object.keys(sources).length;
    assert.strictEqual(await page.locator("#shown").textContent(), `显示 ${count}/${count} 份`);
    await page.locator("#reports thead button").nth(4).click();
    await page.locator("#reports thead button").nth(4).click();
    const places = (await page.locator("#reports tbody tr td:nth-child(5)").allTextContents()).filter(Boolean).map(Number);
    assert.deepStrictEqual(places, [...places].sort((a, b) => b - a));
    assert.ok(places[0] > 0);
    await page.setViewportSize({ width: 1160, height: 620 });
    await screenshot(page, "doc-review-index");
    await page.locator("#filter").fill("U-03");
    assert.strictEqual(await page.locator("#shown").textContent(), `显示 2/${count} 份`);
    await page.locator("#filter").fill("");
    await page.locator("#kind").selectOption("failed");
    assert.strictEqual(await page.locator("#shown").textContent(), `显示 1/${count} 份`);
    await page.locator("#kind").selectOption("all");
    for (const link of await page.locator("#reports tbody a").all()) {
      const target = new URL(await link.evaluate((element) => element.href));
      assert.ok(fs.existsSync(decodeURIComponent(target.pathname)), target.href);
    }
    assert.deepStrictEqual(page.trouble, []);
  },

  async "hostile text stays text"(browser, folder) {
    const evil = `<script>document.title="owned"</script><img src=x onerror=alert(1)>"'></style></textarea><!--\u2028\u2029\u202e&lt;\u0007`;
    const text = fs.readFileSync(CASE, "utf-8");
    const source = text.replace("86000元(罚没收入)", `86000元${evil}`).replaceAll("本办", evil).replace("规章|", `规章${evil}|\n${evil}|`);
    const out = convert(folder, { [`a'"&<i>.txt`]: Buffer.from(evil + "\n" + source + "\n" + evil.repeat(30)) });
    const file = path.join(out, `a'"&<i>.txt.review.html`);
    await checkPage(browser, file, Buffer.byteLength(source) * 2);
    const page = await openPage(browser, file);
    for (const figure of await page.locator(".fig.look").all()) {
      await figure.click();
    }
    assert.ok(!(await page.title()).startsWith("owned"));
    assert.strictEqual(await page.locator("img").count(), 0);
    assert.strictEqual(await page.locator("script").count(), 1);
    assert.ok((await page.locator(".document").textContent()).includes(`<script>document.title="owned"</script>`));
    assert.deepStrictEqual(page.trouble, []);
  },

  async "it prints without what only a screen needs"(browser, folder) {
    const out = convert(folder, { "a.txt": CASE });
    const page = await openPage(browser, path.join(out, "a.txt.review.html"), { width: 800, height: 1100 });
    await page.keyboard.press("n");
    await page.emulateMedia({ media: "print" });
    for (const part of [".parts", "#detail", ".steps", "#decisions-save"]) {
      assert.strictEqual(await page.locator(part).isVisible(), false, part);
    }
    const cut = await page.evaluate(() => Array.from(document.querySelectorAll(".document, .printed, .scroll"))
      .filter((box) => box.scrollHeight > box.clientHeight + 1).length);
    assert.strictEqual(cut, 0);
    await screenshot(page, "review-print", { fullPage: true });
    const pages = await page.pdf({ format: "A4" });
    assert.ok(pages.length > 10000);
  },

  async "a print too long to stand on the page whole can be seen, not decided on"(browser, folder) {
    const text = fs.readFileSync(CASE, "utf-8").replace(/^(\d+) ?\|$/gm, `$1件${'"'.repeat(100)}|`);
    const out = convert(folder, { "long.txt": Buffer.from(text) });
    const file = path.join(out, "long.txt.review.html");
    assert.ok(fs.statSync(file).size <= 400000);
    const page = await openPage(browser, file);
    assert.ok((await page.locator(".fig:not([data-cut])").count()) > 10);
    await page.locator(".fig[data-cut]").first().click();
    await page.getByLabel("印得没错").check();
    await page.locator("#d-reason").fill("r");
    await page.getByRole("button", { name: "记下" }).click();
    assert.ok((await page.locator("#d-problem").textContent()).includes("太长"));
    assert.strictEqual(await page.locator("#decisions-list li").count(), 0);
  },

  async "a good report says so"(browser, folder) {
    const out = convert(folder, { "good.txt": path.join(root, "corpus/flat-2021-tabs/source.txt") });
    const page = await openPage(browser, path.join(out, "good.txt.review.html"), { width: 400, height: 800 });
    assert.strictEqual(await page.locator(".verdict h2").textContent(), "全部可用");
    await screenshot(page, "review-narrow");
    const doubtful = await openPage(browser, path.join(convert(path.join(folder, "2"), { "a.txt": CASE }), "a.txt.review.html"), { width: 400, height: 800 });
    await doubtful.keyboard.press("n");
    const figure = await doubtful.locator(".fig[aria-current]").boundingBox();
    const detail = await doubtful.locator("#detail").boundingBox();
    assert.ok(figure.y >= 0 && figure.y + figure.height <= detail.y, "the details hide the figure");
    await screenshot(doubtful, "review-narrow-figure");
    assert.deepStrictEqual(page.trouble, []);
  },

  async "a large source is shown in part, and says so"(browser, folder) {
    const text = fs.readFileSync(CASE, "utf-8") + "a\n".repeat(20000);
    const out = convert(folder, { "large.txt": Buffer.from(text) });
    assert.ok(fs.statSync(path.join(out, "large.txt.review.html")).size <= 400000);
    const page = await openPage(browser, path.join(out, "large.txt.review.html"));
    assert.match(await page.locator("#source .note").last().textContent(), /^显示 \d+\/20\d\d\d 段/);
  },

  async "the fee finding stands with its marked cell, both readings and the missing table"(browser, folder) {
    const out = convert(folder, { "a.txt": CASE });
    const page = await openPage(browser, path.join(out, "a.txt.review.html"));
    assert.strictEqual(await page.locator(".verdict h2").textContent(), "有2处需要看");
    const fee = page.locator("#rule-U-03 .finding").first();
    assert.strictEqual(await fee.locator("mark").first().textContent(), "86000元(罚没收入)");
    const readings = await fee.locator(".readings li").allTextContents();
    assert.ok(readings[0].startsWith("8.6 万元") && readings[1].startsWith("86000 万元"), readings.join("; "));
    assert.ok((await page.locator("#rule-E-01").textContent()).includes("四、政府信息公开行政复议、行政诉讼情况"));
    await screenshot(page, "review-top");
    await page.keyboard.press("n");
    assert.strictEqual(await page.locator("#d-facts dd").first().textContent(), "86000元(罚没收入)");
    await screenshot(page, "review-figure");
    await page.keyboard.press("n");
    assert.ok((await page.locator("#d-name").textContent()).includes("行政复议"));
    await page.keyboard.press("p");
    assert.ok((await page.locator("#d-name").textContent()).includes("行政事业性收费"));
    assert.deepStrictEqual(page.trouble, []);
  },
});
