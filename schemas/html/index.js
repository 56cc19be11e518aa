// SPDX-License-Identifier: Apache-2.0
// The index of a run: rows sorted by a column, filtered by words, kind and rule.
(function () {
  const body = byId("reports").tBodies[0];
  const rows = Array.from(body.rows);
  const words = rows.map((row) => (row.textContent + " " + row.dataset.words).toLowerCase());

  function show() {
    const wanted = byId("filter").value.toLowerCase().split(/\s+/).filter(Boolean);
    const kind = byId("kind").value;
    let shown = 0;
    rows.forEach((row, at) => {
      const fits = (kind === "all" || row.dataset.kind === kind) && wanted.every((word) => words[at].includes(word));
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    byId("shown").textContent = say("index.shown", { shown: shown, all: rows.length });
  }
  function sortBy(header) {
    const column = header.cellIndex;
    const up = header.getAttribute("aria-sort") !== "ascending";
    document.querySelectorAll("#reports thead th").forEach((other) => other.setAttribute("aria-sort", "none"));
    header.setAttribute("aria-sort", up ? "ascending" : "descending");
    const keyed = rows.map((row, at) => [row.cells[column].textContent, row, at]);
    const numeric = isNumeric(column);
    keyed.sort((a, b) => {
      if (a[0] === "" || b[0] === "") {
        return a[0] === b[0] ? a[2] - b[2] : a[0] === "" ? 1 : -1; // nothing known: last, whichever way
      }
      const order = numeric ? Number(a[0]) - Number(b[0]) : a[0].localeCompare(b[0]);
      return (up ? order : -order) || a[2] - b[2];
    });
    body.append(...keyed.map((entry) => entry[1]));
  }
  function isNumeric(column) {
    return rows.some((row) => row.cells[column].classList.contains("n"));
  }

  byId("filter").addEventListener("input", show);
  byId("kind").addEventListener("change", show);
  document.querySelectorAll("#reports thead th").forEach((header) => header.querySelector("button").addEventListener("click", () => sortBy(header)));
  document.querySelectorAll(".rule-filter").forEach((button) => button.addEventListener("click", () => {
    byId("filter").value = button.dataset.rule;
    byId("kind").value = "all";
    show();
    byId("filter").focus();
  }));
  show();
})();
