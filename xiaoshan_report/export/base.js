// What every page does: it looks for words, and changes the language. It remembers nothing.
"use strict";

const root = document.documentElement;
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const one = (selector) => document.querySelector(selector);

// Search: what is looked for, and where, made alike.

const search = document.getElementById("page/search");
const plain = (text) =>
  text.normalize("NFKC").toLowerCase().replaceAll("\u2212", "-").replace(/\s+/g, " ");
one(".search").addEventListener("submit", (event) => event.preventDefault());

// Languages.

const buttons = all("[data-language]");

function speak(language) {
  root.lang = language;
  document.title = language === "en" ? root.dataset.titleEn : root.dataset.titleZh;
  search.placeholder = language === "en" ? search.dataset.hintEn : search.dataset.hintZh;
  for (const button of buttons) {
    button.setAttribute("aria-pressed", String(button.dataset.language === language));
  }
}

for (const button of buttons) {
  button.addEventListener("click", () => speak(button.dataset.language));
}

speak(root.lang);
for (const tool of all("[data-scripted]")) tool.hidden = false;
