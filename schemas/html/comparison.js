// SPDX-License-Identifier: Apache-2.0
// The table of a comparison: sorts, filters, and shows the row that a link leads to.
(function () {
  const table = byId("table");
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const text = byId("filter");
  const which = byId("which");
  const agency = byId("agency");
  const words = new Map();

  /** What a row is searched for, made when it is first asked. */
  function wordsOf(row) {
    if (!words.has(row)) {
      words.set(row, row.textContent.toLowerCase());
    }
    return words.get(row);
  }

  function isWanted(row) {
    const kinds = row.dataset.kinds.split(" ");
    return (which.value === "" || kinds.includes(which.value)) && (!agency || agency.value === "" || row.dataset.agency === agency.value) &&
      text.value.toLowerCase().split(/\s+/).every((word) => wordsOf(row).includes(word));
  }

  function filter() {
    let shown = 0;
    for (const row of rows) {
      row.hidden = !isWanted(row);
      shown += row.hidden ? 0 : 1;
    }
    byId("shown").textContent = say("compare.count", { shown, all: rows.length });
  }

  function keyOf(row, column) {
    const cell = row.cells[column];
    return "sort" in cell.dataset ? cell.dataset.sort : cell.textContent;
  }

  /** What has no number stays last, whichever way. */
  function compareRows(a, b, column, numbers, sign) {
    const left = keyOf(a, column);
    const right = keyOf(b, column);
    if (left === "" || right === "") {
      return (left === "" ? 1 : 0) - (right === "" ? 1 : 0);
    }
    const order = numbers ? Number(left) - Number(right) : left.localeCompare(right, document.documentElement.lang);
    return sign * order;
  }

  function sort(head) {
    const column = head.cellIndex;
    const up = head.getAttribute("aria-sort") !== "ascending";
    for (const other of table.tHead.rows[0].cells) {
      other.removeAttribute("aria-sort");
    }
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    const numbers = head.dataset.kind === "number";
    const before = new Map(rows.map((row, index) => [row, index]));
    rows.sort((a, b) => compareRows(a, b, column, numbers, up ? 1 : -1) || before.get(a) - before.get(b));
    body.append(...rows);
  }

  /** A row that the filter hides is shown all the same where a link leads to it. */
  function follow() {
    const row = location.hash.startsWith("#v") ? byId(location.hash.slice(1)) : null;
    for (const other of body.querySelectorAll("tr.here")) {
      other.classList.remove("here");
    }
    if (!row) {
      return;
    }
    if (row.hidden) {
      text.value = "";
      which.value = "";
      if (agency) {
        agency.value = "";
      }
      filter();
    }
    row.classList.add("here");
    row.scrollIntoView();
  }

  for (const head of table.tHead.rows[0].cells) {
    const button = head.querySelector("button");
    if (button) {
      button.addEventListener("click", () => sort(head));
    }
  }
  text.addEventListener("input", filter);
  which.addEventListener("change", filter);
  if (agency) {
    agency.addEventListener("change", filter);
  }
  window.addEventListener("hashchange", follow);
  window.addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) {
      details.open = true;
    }
  });
  filter();
  follow();
})();
