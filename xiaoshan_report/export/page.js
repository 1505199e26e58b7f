// Brings to a number the words that state it, and searches.

// The card: a copy of the entry that a number leads to, beside the number while one points at it or
// has it in focus, and until one looks elsewhere when it was clicked.

const card = document.getElementById("page/card");
let current = null;
let pinned = false;
let leaving = 0;

const entryOf = (number) => document.getElementById(number.getAttribute("href").slice(1));

function show(number, pin) {
  clearTimeout(leaving);
  if (current !== number) hide();
  const copy = entryOf(number).cloneNode(true);
  card.replaceChildren(...copy.childNodes);
  card.hidden = false;
  place(number);
  number.setAttribute("aria-expanded", "true");
  number.setAttribute("aria-describedby", card.id);
  current = number;
  pinned = pin;
}

function hide() {
  clearTimeout(leaving);
  if (!current) return;
  current.setAttribute("aria-expanded", "false");
  current.removeAttribute("aria-describedby");
  card.hidden = true;
  current = null;
  pinned = false;
}

function hideSoon() {
  clearTimeout(leaving);
  leaving = setTimeout(() => pinned || hide(), 180);
}

// Below the number, or above it where there is more room; never past an edge of the window. On a
// phone the style puts it along the lower edge.
function place(number) {
  const box = number.getBoundingClientRect();
  const gap = 6;
  const below = innerHeight - box.bottom;
  const above = below < card.offsetHeight + gap && box.top > below;
  const top = above ? box.top - card.offsetHeight - gap : box.bottom + gap;
  const left = Math.min(box.left, root.clientWidth - card.offsetWidth - 12);
  card.style.top = `${top + scrollY}px`;
  card.style.left = `${Math.max(12, left) + scrollX}px`;
}

const numberAt = (event) =>
  event.target instanceof Element ? event.target.closest("a.num") : null;

for (const number of all("a.num")) {
  number.setAttribute("role", "button");
  number.setAttribute("aria-expanded", "false");
  number.setAttribute("aria-controls", card.id);
}

document.addEventListener("pointerover", (event) => {
  const number = numberAt(event);
  if (event.pointerType === "mouse" && number && !pinned && number !== current) show(number, false);
  else if (number === current || card.contains(event.target)) clearTimeout(leaving);
});
document.addEventListener("pointerout", (event) => {
  if (numberAt(event) || card.contains(event.target)) hideSoon();
});
document.addEventListener("focusin", (event) => {
  const number = numberAt(event);
  if (number && number.matches(":focus-visible")) show(number, false);
});
document.addEventListener("focusout", (event) => {
  if (numberAt(event) === current && !card.matches(":hover")) hide();
});
document.addEventListener("click", (event) => {
  const number = numberAt(event);
  if (number && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) {
    event.preventDefault();
    if (number === current && pinned) hide();
    else show(number, true);
  }
});
document.addEventListener("pointerdown", (event) => {
  if (!numberAt(event) && !card.contains(event.target)) hide();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") hide();
  if (event.key === " " && numberAt(event)) {
    event.preventDefault();
    if (current === numberAt(event) && pinned) hide();
    else show(numberAt(event), true);
  }
});
addEventListener("resize", hide);

// Folds: what a search finds is opened, what is printed, and what the button asks for; then they are
// as they were. Links open what they lead to, which not every browser does by itself.

const folds = all("details");
let before = null;

function unfold(wanted) {
  before ??= folds.map((fold) => fold.open);
  for (const fold of folds) fold.open = wanted(fold);
}

function refold() {
  folds.forEach((fold, at) => (fold.open = before?.[at] ?? fold.open));
  before = null;
}

addEventListener("beforeprint", () => before ?? unfold(() => true));
addEventListener("afterprint", () => root.classList.contains("searching") || refold());

const unfolding = one("[data-unfold]");
unfolding?.addEventListener("click", () => {
  const open = unfolding.getAttribute("aria-pressed") === "false";
  unfolding.setAttribute("aria-pressed", String(open));
  for (const fold of folds) fold.open = open;
});

// Search: every word must stand in a thing, in either language; headings above it count, too.

const found = one(".found p");
const nothing = one(".nothing");
const heading = (group) => group.querySelector("h2, h3, h4, h5")?.textContent ?? "";

const groups = all("[data-group]").reverse();
const things = all("[data-find]").map((element) => {
  const titles = [];
  const above = element.closest(".areas, .project") && element.parentElement;
  for (let at = above; at; at = at.parentElement) if (at.matches("[data-group]")) titles.push(heading(at));
  return { element, text: plain([element.dataset.find, element.textContent, ...titles].join(" ")) };
});

const total = new Set(things.map(({ element }) => element.dataset.find)).size;

function filter() {
  hide();
  const words = plain(search.value).split(" ").filter(Boolean);
  const left = new Set(); // a thing may stand in several places
  for (const { element, text } of things) {
    element.hidden = !words.every((word) => text.includes(word));
    if (!element.hidden) left.add(element.dataset.find);
  }
  for (const group of groups) group.hidden = !group.querySelector("[data-find]:not([hidden])");
  if (!words.length) for (const group of groups) group.hidden = false;
  if (words.length) unfold((fold) => fold.querySelector("[data-find]:not([hidden])"));
  else refold();
  root.classList.toggle("searching", words.length > 0);
  found.querySelector("[data-shown]").textContent = left.size;
  found.querySelector("[data-all]").textContent = total;
  found.hidden = !words.length;
  nothing.hidden = left.size > 0 || !words.length;
  if (words.length) scrollTo(0, 0);
}

function clear() {
  search.value = "";
  filter();
}

search.addEventListener("input", filter);
one("[data-clear]").addEventListener("click", () => {
  clear();
  search.focus();
});

// A link to what the search has hidden ends the search.
function reveal(fragment) {
  const target = document.getElementById(decodeURIComponent(fragment.slice(1)));
  if (!target) return;
  if (target.closest("[hidden]")) clear();
  for (let at = target; at; at = at.parentElement) if (at.matches("details")) at.open = true;
  target.scrollIntoView();
}
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest("a[href^='#']:not(.num)");
  if (link) reveal(link.getAttribute("href"));
});
addEventListener("hashchange", () => reveal(location.hash));

for (const button of buttons) button.addEventListener("click", hide);
if (location.hash) reveal(location.hash);
