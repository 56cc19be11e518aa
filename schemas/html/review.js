// SPDX-License-Identifier: Apache-2.0
// The review page: figures on demand, n and p, and the decisions of a person, kept until they are saved.
// Everything that came from a source is put in as text or value, never as markup.
(function () {
  const figures = Array.from(document.querySelectorAll(".fig"));
  const stops = figures.filter((figure) => figure.classList.contains("look"));
  const detail = byId("detail");
  const form = byId("d-form");
  const list = byId("decisions");
  const storeName = "nianbao.corrections." + list.dataset.sha256 + "." + list.dataset.source;
  const byKey = new Map(figures.map((figure) => [figure.dataset.id, figure]));
  const drafts = new Map();
  let current = null;
  let storage = true;
  let store = { decisions: {}, saved: true };

  // What the page says of a figure.
  function rawOf(figure) {
    return "raw" in figure.dataset ? figure.dataset.raw : figure.firstChild.nodeValue;
  }
  function stateOf(figure) {
    return figure.dataset.state || "reported";
  }
  function partsOf(figure) {
    const table = figure.dataset.id.split("/", 1)[0];
    if ("row" in figure.dataset) {
      return { table: table, row: figure.dataset.row, column: figure.dataset.column };
    }
    const parts = figure.dataset.id.split("/");
    return { table: table, row: parts[1], column: parts[2] };
  }

  // The store. Another window may have the same page open: every change begins with what is stored now.
  function readStore() {
    try {
      const text = window.localStorage.getItem(storeName);
      const read = text ? JSON.parse(text) : null;
      if (read && typeof read.decisions === "object" && read.decisions !== null) {
        store = { decisions: read.decisions, saved: read.saved === true };
      }
    } catch (problem) {
      storage = false;
    }
  }
  function change(edit) {
    if (storage) {
      readStore();
    }
    edit(store);
    try {
      window.localStorage.setItem(storeName, JSON.stringify(store));
    } catch (problem) {
      storage = false;
    }
    showDecisions();
  }
  // A decision counts on this page only while the print is the one that was seen.
  function fits(key) {
    const figure = byKey.get(key);
    const decision = store.decisions[key];
    return Boolean(figure) && decision.seen === rawOf(figure) && decision.state === stateOf(figure);
  }
  function usedKeys() {
    return Object.keys(store.decisions).filter(fits).sort((a, b) => figures.indexOf(byKey.get(a)) - figures.indexOf(byKey.get(b)));
  }

  function showDecisions() {
    const keys = usedKeys();
    const rows = byId("decisions-list");
    rows.replaceChildren();
    figures.forEach((figure) => figure.classList.remove("decided"));
    for (const key of keys) {
      const figure = byKey.get(key);
      const decision = store.decisions[key];
      figure.classList.add("decided");
      const row = element("li", "");
      const link = element("a", figure.dataset.name, "to-figure");
      link.href = "#" + figure.id;
      row.append(link, " ", element("b", say("decision." + decision.decision, { value: decision.value })), " ", element("q", decision.reason));
      rows.append(row);
    }
    const state = keys.length === 0 ? say("decisions.none") : say(store.saved ? "decisions.saved" : "decisions.unsaved", { count: keys.length });
    const moved = Object.keys(store.decisions).length - keys.length;
    const more = moved > 0 ? " " + say("decisions.moved", { count: moved }) : "";
    byId("decisions-state").textContent = state + more + (storage ? "" : " " + say("decisions.no-storage"));
  }

  // One figure.
  function fact(name, content) {
    const value = element("dd", "");
    value.append(content);
    byId("d-facts").append(element("dt", say("fact." + name)), value);
  }
  function linkTo(id, text) {
    const link = element("a", text);
    link.href = "#" + id;
    return link;
  }
  function showFacts(figure) {
    const data = figure.dataset;
    byId("d-facts").replaceChildren();
    fact("raw", rawOf(figure) === "" ? say("fact.nothing") : rawOf(figure));
    if ("value" in data) {
      fact("value", data.value + (data.unit ? " " + data.unit : ""));
    }
    fact("state", say("state." + stateOf(figure)));
    if (data.reading) {
      fact("reading", say("reading." + data.reading));
    }
    for (const name of ["readings", "note", "evidence"]) {
      if (data[name]) {
        fact(name, data[name]);
      }
    }
    if (data.place) {
      const target = byId("c-" + data.cell) ? "c-" + data.cell : data.place;
      fact("place", byId(target) ? linkTo(target, data.place) : data.place);
    }
    if (data.findings) {
      const links = element("span", "");
      for (const number of data.findings.split(" ")) {
        const finding = byId("f" + number);
        if (finding) {
          links.append(linkTo("f" + number, finding.closest(".rule").querySelector(".id").textContent), " ");
        }
      }
      fact("findings", links);
    }
    fact("id", data.id);
  }
  function showInSource(figure) {
    document.querySelectorAll(".here").forEach((place) => place.classList.remove("here"));
    const place = byId("c-" + figure.dataset.cell) || byId(figure.dataset.place);
    const box = document.querySelector(".document");
    if (!place || !box.contains(place)) {
      return;
    }
    place.classList.add("here");
    if (box.scrollHeight > box.clientHeight) {
      box.scrollTop += place.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 8;
    }
  }
  function fillForm(values) {
    for (const choice of form.elements.decision) {
      choice.checked = choice.value === values.decision;
    }
    byId("d-value").value = values.value || "";
    byId("d-reason").value = values.reason || "";
    byId("d-problem").textContent = "";
    showValueField();
  }
  function formValues() {
    return { decision: form.elements.decision.value, value: byId("d-value").value.trim(), reason: byId("d-reason").value.trim() };
  }
  function showValueField() {
    byId("d-value-field").hidden = form.elements.decision.value !== "correct";
  }
  function keepDraft() {
    if (current) {
      drafts.set(current.dataset.id, formValues());
    }
  }
  function isDraft(key) {
    const draft = drafts.get(key);
    const kept = store.decisions[key] || { decision: "", value: "", reason: "" };
    return Boolean(draft) && (draft.decision !== kept.decision || draft.reason !== kept.reason || draft.value !== (kept.value || ""));
  }
  function open(figure) {
    keepDraft();
    if (current) {
      current.removeAttribute("aria-current");
    }
    current = figure;
    figure.setAttribute("aria-current", "true");
    byId("d-name").textContent = figure.dataset.name;
    byId("d-unit").textContent = figure.dataset.unit || "";
    showFacts(figure);
    showInSource(figure);
    fillForm(drafts.get(figure.dataset.id) || (isKept(figure) ? store.decisions[figure.dataset.id] : {}));
    detail.hidden = false;
  }
  function isKept(figure) {
    return figure.dataset.id in store.decisions && fits(figure.dataset.id);
  }
  function close() {
    if (detail.hidden) {
      return;
    }
    keepDraft();
    detail.hidden = true;
    if (current) {
      current.removeAttribute("aria-current");
      current.focus();
      current = null;
    }
  }
  function step(by) {
    if (stops.length === 0) {
      byId("keys").textContent = say("steps.none");
      return;
    }
    const from = current || document.activeElement;
    let at = stops.indexOf(from);
    if (at < 0) {
      const position = figures.indexOf(from);
      const after = stops.findIndex((stop) => figures.indexOf(stop) > position);
      at = by > 0 ? (after < 0 ? stops.length : after) - 1 : after < 0 ? stops.length : after;
    }
    const next = stops[(at + by + stops.length) % stops.length];
    open(next);
    next.focus({ preventScroll: true });
    // On a small screen the details stand on the lower part.
    next.scrollIntoView({ block: window.innerWidth < 700 ? "start" : "center", inline: "nearest" });
  }

  // What a person decides.
  function canonical(text) {
    const match = /^(-?)0*([0-9]+)(?:\.([0-9]*))?$/.exec(text.replace(/^\+/, ""));
    if (!match) {
      return null;
    }
    const whole = match[2];
    const fraction = (match[3] || "").replace(/0+$/, "");
    const number = whole + (fraction ? "." + fraction : "");
    return number === "0" ? "0" : match[1] + number;
  }
  function keep() {
    const values = formValues();
    const key = current.dataset.id;
    let problem = "";
    let value = "";
    if ("cut" in current.dataset) {
      problem = "decision.cut";
    } else if (!values.decision) {
      problem = "decision.choose";
    } else if (values.decision === "correct") {
      value = canonical(values.value);
      problem = value === null ? "decision.no-value" : value === current.dataset.value ? "decision.same-value" : "";
    }
    if (!problem && !values.reason) {
      problem = "decision.no-reason";
    }
    byId("d-problem").textContent = problem ? say(problem) : "";
    if (problem) {
      return;
    }
    const made = Object.assign(partsOf(current), {
      decision: values.decision,
      value: value || "",
      unit: value ? current.dataset.unit || "" : "",
      reason: values.reason,
      seen: rawOf(current),
      state: stateOf(current),
      published: "value" in current.dataset ? current.dataset.value : "",
    });
    drafts.delete(key);
    change((kept) => {
      kept.decisions[key] = made;
      kept.saved = false;
    });
    const figure = current;
    current = null;
    detail.hidden = true;
    figure.removeAttribute("aria-current");
    figure.focus();
  }
  function withdraw() {
    const key = current.dataset.id;
    drafts.delete(key);
    if (key in store.decisions) {
      change((kept) => {
        delete kept.decisions[key];
        kept.saved = false;
      });
    }
    fillForm({});
  }

  // corrections.xml, by schemas/corrections-1.xsd.
  function xml(text) {
    return text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")
      .replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;").replace(/\r/g, "&#13;");
  }
  function attributes(pairs) {
    return pairs.filter((pair) => pair[1] !== "").map((pair) => " " + pair[0] + '="' + xml(pair[1]).replace(/\n/g, "&#10;").replace(/\t/g, "&#9;") + '"').join("");
  }
  function correctionsFile(keys) {
    const out = ['<?xml version="1.0" encoding="UTF-8"?>'];
    out.push('<corrections xmlns="urn:nianbao:corrections:1" version="1.0.0"' + attributes([["source", list.dataset.source], ["sha256", list.dataset.sha256], ["form", list.dataset.form]]) + ">");
    for (const key of keys) {
      const made = store.decisions[key];
      out.push("  <correction" + attributes([["table", made.table], ["row", made.row], ["column", made.column], ["decision", made.decision], ["value", made.value], ["unit", made.unit]]) + ">");
      out.push("    <seen" + attributes([["state", made.state], ["published", made.published]]) + ">" + xml(made.seen) + "</seen>");
      out.push("    <reason>" + xml(made.reason) + "</reason>", "  </correction>");
    }
    out.push("</corrections>", "");
    return out.join("\n");
  }
  function save() {
    const keys = usedKeys();
    if (keys.length === 0) {
      byId("decisions-state").textContent = say("decisions.nothing-to-save");
      return;
    }
    const link = element("a", "");
    link.href = URL.createObjectURL(new Blob([correctionsFile(keys)], { type: "application/xml" }));
    link.download = list.dataset.source.replace(/^.*[\/]/, "").replace(/[^\w.\u0080-\uffff-]/g, "_") + ".corrections.xml";
    document.body.append(link);
    link.click();
    link.remove();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    change((kept) => {
      kept.saved = true;
    });
  }
  function load(text) {
    const read = new DOMParser().parseFromString(text, "application/xml");
    const root = read.documentElement;
    if (read.querySelector("parsererror") || root.namespaceURI !== "urn:nianbao:corrections:1") {
      byId("decisions-state").textContent = say("decisions.not-a-file");
      return;
    }
    if (root.getAttribute("sha256") !== list.dataset.sha256) {
      byId("decisions-state").textContent = say("decisions.other-record", { name: root.getAttribute("source") });
      return;
    }
    const counts = { count: 0, kept: 0, unknown: 0 };
    change((kept) => {
      for (const node of root.getElementsByTagNameNS("urn:nianbao:corrections:1", "correction")) {
        const get = (name) => node.getAttribute(name) || "";
        const key = get("table") + "/" + get("row") + "/" + get("column");
        const seen = node.getElementsByTagName("seen")[0];
        const reason = node.getElementsByTagName("reason")[0];
        if (!byKey.has(key) || !seen || !reason) {
          counts.unknown += 1;
        } else if (key in kept.decisions) {
          counts.kept += 1;
        } else {
          counts.count += 1;
          kept.decisions[key] = { table: get("table"), row: get("row"), column: get("column"), decision: get("decision"), value: get("value"), unit: get("unit"),
            reason: reason.textContent, seen: seen.textContent, state: seen.getAttribute("state"), published: seen.getAttribute("published") || "" };
        }
      }
    });
    byId("decisions-state").textContent += " " + say("decisions.loaded", counts);
  }

  document.addEventListener("click", (event) => {
    const figure = event.target.closest(".fig");
    const link = event.target.closest("a.to-figure");
    if (figure) {
      open(figure);
    } else if (link && byId(link.getAttribute("href").slice(1))) {
      open(byId(link.getAttribute("href").slice(1)));
    }
  });
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== "radio";
    if (event.key === "Escape") {
      close();
    } else if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey && (event.key === "n" || event.key === "p")) {
      event.preventDefault();
      step(event.key === "n" ? 1 : -1);
    }
  });
  byId("next").addEventListener("click", () => step(1));
  byId("previous").addEventListener("click", () => step(-1));
  byId("d-close").addEventListener("click", close);
  byId("d-withdraw").addEventListener("click", withdraw);
  byId("decisions-save").addEventListener("click", save);
  byId("decisions-load").addEventListener("change", (event) => {
    const file = event.target.files[0];
    if (file) {
      file.text().then(load);
      event.target.value = "";
    }
  });
  form.addEventListener("change", showValueField);
  form.addEventListener("input", () => {
    byId("d-problem").textContent = "";
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    keep();
  });
  window.addEventListener("storage", (event) => {
    if (event.key === storeName) {
      readStore();
      showDecisions();
    }
  });
  window.addEventListener("beforeunload", (event) => {
    keepDraft();
    const unsaved = !store.saved && usedKeys().length > 0;
    if (unsaved || Array.from(drafts.keys()).some(isDraft)) {
      event.preventDefault();
    }
  });
  for (const box of document.querySelectorAll(".printed")) {
    const hit = box.querySelector("mark");
    if (hit) {
      box.scrollTop = hit.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 2;
    }
    if (box.scrollHeight > box.clientHeight) {
      box.tabIndex = 0;
    }
  }
  const source = document.querySelector(".document");
  if (source && source.scrollHeight > source.clientHeight) {
    source.tabIndex = 0;
  }
  readStore();
  showDecisions();
})();
