"use strict";
// SPDX-License-Identifier: Apache-2.0
// What all pages share: the sentences of #texts, filled. Nothing here writes markup.
const sentences = new Map(Array.from(document.querySelectorAll("#texts > span"), (span) => [span.dataset.id, span.textContent]));
function say(id, values) {
  const sentence = sentences.has(id) ? sentences.get(id) : id;
  return sentence.replace(/\{([a-z]+)\}/g, (whole, name) => (values && name in values ? String(values[name]) : whole));
}
function byId(id) {
  return document.getElementById(id);
}
function element(name, text, className) {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) {
    made.className = className;
  }
  return made;
}
