// SPDX-License-Identifier: Apache-2.0
// The page of a comparison: every figure traced to its record, breaks where the forms changed, and that a person can work with it.
"use strict";
const { assert, checkPage, fs, nianbao, openPage, path, root, run, screenshot } = require("./harness.js");

const SOURCES = path.join(root, "tests/data/compare");
const RECORDS = path.join(root, "tests/data/compare-records"); // of reports whose figures stand in sentences only
const RECORD_BYTES = 2000000; // the page holds what thirteen records say

/** Converts the corpus, or the years named, and compares it; returns the folder of the comparison. */
function compare(folder, options = [], years = null, names = {}) {
  fs.mkdirSync(path.join(folder, "in"), { recursive: true });
  for (const name of fs.readdirSync(SOURCES)) {
    if (!years || years.includes(Number(name.slice(0, 4)))) {
      const text = fs.readFileSync(path.join(SOURCES, name), "utf-8");
      fs.writeFileSync(path.join(folder, "in", name), text);
      for (const [file, agency] of Object.entries(names)) {
        fs.writeFileSync(path.join(folder, "in", `${file}-${name}`), text.replaceAll("松河县农业农村局", agency));
      }
    }
  }
  nianbao(folder, ["convert", "in", "-o", "records", "--to", "xml", "-q"]);
  for (const name of fs.readdirSync(RECORDS)) {
    if (!years || years.includes(Number(name.slice(0, 4)))) {
      fs.copyFileSync(path.join(RECORDS, name), path.join(folder, "records", name));
    }
  }
  nianbao(folder, ["compare", "records", "-o", "out", "-q", ...options]);
  return path.join(folder, "out");
}

/** Value, unit, state and raw text of every figure of a record, read with nothing of the program. */
function figuresOf(xml) {
  const unescaped = (text) => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&amp;/g, "&");
  const figures = new Map();
  for (const [, attributes, , content] of xml.matchAll(/<figure ([^>]*?)(\/>|>([\s\S]*?)<\/figure>)/g)) {
    const get = (name) => (attributes.match(new RegExp(`(?:^| )${name}="([^"]*)"`)) || [null, ""])[1];
    const raw = ((content || "").match(/<raw>([\s\S]*?)<\/raw>/) || [null, ""])[1];
    figures.set(`${get("table")}/${get("row")}/${get("column")}`, { value: get("value"), at: get("at"), raw: unescaped(raw), state: get("state") });
  }
  return figures;
}

run({
  async "every page keeps the rules, in both languages"(browser, folder) {
    await checkPage(browser, path.join(compare(folder), "comparison.html"), RECORD_BYTES);
    const english = path.join(folder, "en");
    await checkPage(browser, path.join(compare(english, ["--lang", "en"], [2020, 2021, 2022]), "comparison.html"), RECORD_BYTES);
    const year = path.join(folder, "year");
    await checkPage(browser, path.join(compare(year, [], [2022], { b: "青山县农业农村局", c: "白水县农业农村局" }), "comparison.html"), RECORD_BYTES);
  },

  async "headings are in order"(browser, folder) {
    const page = await openPage(browser, path.join(compare(folder, [], [2020, 2021]), "comparison.html"));
    const levels = await page.locator("h1, h2, h3, h4, h5, h6").evaluateAll((all) => all.map((one) => Number(one.tagName[1])));
    assert.strictEqual(levels.filter((level) => level === 1).length, 1);
    levels.reduce((before, level) => {
      assert.ok(level <= before + 1, `h${before} and then h${level}`);
      return level;
    }, 0);
  },

  async "every figure of the page is that of its record"(browser, folder) {
    const out = compare(folder);
    const page = await openPage(browser, path.join(out, "comparison.html"));
    const rows = await page.locator("#table tbody tr").evaluateAll((all) => all.map((row) => ({
      id: row.id, year: row.cells[0].textContent, series: row.dataset.series, value: row.cells[3].dataset.sort, raw: row.cells[8].textContent,
      change: row.cells[4].dataset.sort, figures: Array.from(row.cells[9].querySelectorAll("code"), (code) => code.textContent),
      places: Array.from(row.cells[9].querySelectorAll(".place"), (place) => place.textContent),
      links: Array.from(row.cells[9].querySelectorAll("a"), (link) => link.getAttribute("href")) })));
    assert.ok(rows.length > 1000, `${rows.length} rows`);
    const records = new Map();
    const values = new Map();
    let traced = 0;
    for (const row of rows) {
      values.set(`${row.series} ${row.year}`, row);
      if (row.figures.length === 0) {
        assert.strictEqual(row.value, "", row.id);
        continue;
      }
      let sum = 0;
      const raw = [];
      row.figures.forEach((id, index) => {
        const file = path.resolve(out, decodeURIComponent(row.links[index]));
        if (!records.has(file)) {
          records.set(file, { xml: fs.readFileSync(file, "utf-8"), figures: figuresOf(fs.readFileSync(file, "utf-8")) });
        }
        assert.match(records.get(file).xml, new RegExp(`<report [^>]*year="${row.year}"`));
        const figure = records.get(file).figures.get(id);
        assert.ok(figure, `${row.id}: ${id} in ${file}`);
        assert.strictEqual(row.places[index], figure.at);
        raw.push(figure.raw);
        sum += Math.round(Number(figure.value) * 10000);
        traced += 1;
      });
      assert.strictEqual(row.raw, raw.join(" + "), row.id);
      assert.strictEqual(Math.round(Number(row.value) * 10000), sum, row.id);
    }
    assert.ok(traced > 1500, `${traced} figures`);
    for (const row of rows.filter((one) => one.change !== "")) {
      const before = values.get(`${row.series} ${Number(row.year) - 1}`);
      assert.strictEqual(Math.round((Number(row.value) - Number(before.value)) * 10000), Math.round(Number(row.change) * 10000), row.id);
    }
    // Every number of the charts leads to the row that says the same.
    const links = await page.locator("#charts ol.years a").evaluateAll((all) => all.map((link) => [link.getAttribute("href"), link.textContent, link.parentNode.firstChild.textContent]));
    assert.ok(links.length > 150, `${links.length} values drawn`);
    const byId = new Map(rows.map((row) => [`#${row.id}`, row]));
    for (const [href, text, year] of links) {
      assert.strictEqual(byId.get(href).year, year);
      assert.ok(byId.get(href).value === "" || byId.get(href).value === text, `${href}: ${text}`);
    }
  },

  async "breaks stand where the forms changed"(browser, folder) {
    const page = await openPage(browser, path.join(compare(folder), "comparison.html"));
    const broken = async (series) => page.locator(`#table tbody tr[data-series="${series}"]`).evaluateAll((rows) =>
      rows.filter((row) => row.dataset.kinds.split(" ").includes("break")).map((row) => row.cells[0].textContent));
    assert.deepStrictEqual(await broken("administrative_fees.amount"), ["2021"]);
    assert.deepStrictEqual(await broken("administrative_fees.items_last_year"), ["2019", "2021"]);
    assert.deepStrictEqual(await broken("normative_documents.in_force"), ["2021"]);
    assert.deepStrictEqual(await broken("requests.granted"), ["2019"]);
    assert.deepStrictEqual(await broken("requests.denied"), ["2019"]);
    assert.deepStrictEqual(await broken("requests.received"), []);
    const fees = await page.locator('#table tbody tr[data-series^="administrative_fees"]').evaluateAll((rows) =>
      rows.map((row) => [row.dataset.series, row.cells[0].textContent, row.cells[3].dataset.sort]));
    for (const [series, year, value] of fees.filter((one) => one[2] !== "")) {
      assert.strictEqual(series.endsWith(".amount"), Number(year) >= 2021, `${series} ${year} ${value}`);
    }
    const chart = page.locator("figure.chart", { hasText: "予以公开数" });
    assert.strictEqual(await chart.locator("svg .break").count(), 1);
    assert.match(await chart.locator(".note", { hasText: "2019: " }).textContent(), /已主动公开/);
    const first = page.locator('#table tbody tr[data-series="requests.received"]');
    assert.match(await first.nth(0).textContent(), /^2012.*写在文字里/);
    assert.match(await first.nth(2).textContent(), /^2014.*慎.*依据文字中的数/);
    assert.strictEqual(await first.nth(2).locator("td").nth(3).getAttribute("data-sort"), "2");
  },

  async "it sorts, filters, and follows a link to a figure"(browser, folder) {
    const page = await openPage(browser, path.join(compare(folder), "comparison.html"));
    const column = (number) => page.locator("#table tbody tr:not([hidden])").evaluateAll((rows, at) => rows.map((row) => row.cells[at].dataset.sort ?? row.cells[at].textContent), number);
    await page.locator("#which").selectOption("");
    await page.locator("#table thead button").nth(3).click();
    const up = (await column(3)).filter((value) => value !== "").map(Number);
    assert.deepStrictEqual(up, [...up].sort((a, b) => a - b));
    await page.locator("#table thead button").nth(3).click();
    const values = await column(3);
    const down = values.filter((value) => value !== "").map(Number);
    assert.deepStrictEqual(down, [...down].sort((a, b) => b - a));
    assert.ok(values.indexOf("") === -1 || values.indexOf("") === down.length, "rows without a value come last");
    assert.strictEqual(await page.locator("#table thead th").nth(3).getAttribute("aria-sort"), "descending");
    await page.locator("#filter").fill("行政事业性收费");
    const shown = await page.locator("#table tbody tr:not([hidden])").evaluateAll((rows) => rows.map((row) => row.dataset.series));
    assert.ok(shown.length > 3 && shown.every((series) => series.startsWith("administrative_fees")), shown.join());
    assert.match(await page.locator("#shown").textContent(), new RegExp(`^显示 ${shown.length}/\\d+ 行$`));
    await page.locator("#which").selectOption("break");
    assert.ok(await page.locator("#table tbody tr:not([hidden])").count() < shown.length);
    // A link to a row that the filter hides shows it.
    const link = page.locator("figure.chart", { hasText: "收到申请数" }).locator("ol.years a").last();
    const target = await link.getAttribute("href");
    await link.click();
    const row = page.locator(target);
    assert.ok(await row.isVisible());
    assert.ok(await row.evaluate((one) => one.classList.contains("here")));
    assert.match(await row.textContent(), /2024/);
    const record = await row.locator("a").first().getAttribute("href");
    assert.ok(fs.existsSync(path.resolve(folder, "out", decodeURIComponent(record))), record);
    assert.deepStrictEqual(page.trouble, []);
    await screenshot(page, "compare");
  },

  async "findings lead to both figures"(browser, folder) {
    compare(folder, [], [2022, 2023]);
    const source = path.join(folder, "in", "2023.html");
    fs.writeFileSync(source, fs.readFileSync(source, "utf-8").replace("上年结转政府信息公开申请数量</td><td>2</td>", "上年结转政府信息公开申请数量</td><td>3</td>"));
    nianbao(folder, ["convert", "in", "-o", "records", "--to", "xml", "-q", "--overwrite"]);
    nianbao(folder, ["compare", "records", "-o", "out", "-q", "--overwrite"]);
    const page = await openPage(browser, path.join(folder, "out/comparison.html"));
    const finding = page.locator("#findings .finding", { hasText: "Y-01" });
    assert.strictEqual(await finding.count(), 1);
    assert.match(await finding.textContent(), /2022.html.xml.*/);
    const links = await finding.locator("a").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
    assert.strictEqual(links.length, 2);
    for (const link of links) {
      assert.match(await page.locator(link).textContent(), /Y-01/);
    }
  },

  async "it prints, with what is folded"(browser, folder) {
    const page = await openPage(browser, path.join(compare(folder, [], [2020, 2021, 2022]), "comparison.html"));
    const file = path.join(folder, "page.pdf");
    await page.pdf({ path: file, format: "A4", landscape: true });
    const bytes = fs.readFileSync(file);
    assert.strictEqual(bytes.subarray(0, 5).toString(), "%PDF-");
    assert.ok(bytes.length > 50000, `${bytes.length} bytes`);
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    assert.strictEqual(await page.locator("details:not([open])").count(), 0);
    assert.deepStrictEqual(page.trouble, []);
  },

  async "it is read without scripts"(browser, folder) {
    const out = compare(folder, [], [2020, 2021]);
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`file://${path.join(out, "comparison.html")}`);
    assert.ok(await page.locator("#table tbody tr").first().isVisible());
    await context.close();
  },
});
