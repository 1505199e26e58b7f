
// Puts what the text states beside it, lets it follow the text, and leads either way; narrows it.

const pane = one(".pane");
const groups = all(".group");
const paragraphs = groups.map((group) => group.parentElement);
const narrow = matchMedia("(max-width: 60rem)");

// What stands below each paragraph goes into the pane, and back for a printer.

function gather() {
  pane.append(...groups);
}

function scatter() {
  groups.forEach((group, at) => paragraphs[at].append(group));
}

gather();
addEventListener("beforeprint", scatter);
addEventListener("afterprint", gather);

// Figures, and the numbers that state them.

const figures = all(".fig").map((element) => ({ element, numbers: [], text: "" }));
const byId = new Map(figures.map((figure) => [figure.element.id, figure]));
const numbers = all("a.num").map((element) => {
  const of = element.dataset.of.split(" ").map((id) => byId.get(id));
  for (const figure of of) figure.numbers.push(element);
  return { element, of };
});
const isMarked = (figure) => figure.element.classList.contains("marked");
const ofNumber = (element) => byId.get(element.dataset.of.split(" ")[0]);

let selected = null; // the figure that is
let held = false; // whether the pane stays with it, until its number has left the window

function select(figure, { from = null, focus = false } = {}) {
  release();
  selected = figure;
  for (const number of figure.numbers) number.classList.add("on");
  figure.element.classList.add("on");
  figure.element.setAttribute("aria-current", "true");
  root.classList.add("chosen");
  history.replaceState(null, "", `#${figure.element.id}`);
  const number = from ?? figure.numbers[0];
  if (number && !from) number.scrollIntoView({ block: "center" });
  if (number && focus) number.focus({ preventScroll: true });
  held = Boolean(number);
  const group = figure.element.closest(".group");
  if (group) stay(group, figure.element);
  else if (!number) figure.element.scrollIntoView({ block: "center" });
}

function release() {
  if (!selected) return;
  for (const number of selected.numbers) number.classList.remove("on");
  selected.element.classList.remove("on");
  selected.element.removeAttribute("aria-current");
  root.classList.remove("chosen");
  selected = null;
  held = false;
}

// The pane follows the text: the paragraph that is being read is the current one.

let current = null;

function stay(group, element = null) {
  if (current !== group) {
    for (const one of [current, paragraphOf(current)]) one?.classList.remove("current");
    for (const one of [group, paragraphOf(group)]) one.classList.add("current");
    current = group;
  }
  const head = pane.firstElementChild.offsetHeight;
  const top = group.offsetTop - head;
  const away = element ? group.offsetTop + element.offsetTop - pane.clientHeight / 3 : top;
  pane.scrollTop = narrow.matches && element ? element.offsetTop : Math.max(top, away);
}

const paragraphOf = (group) => paragraphs[groups.indexOf(group)];

// The last paragraph with figures that begins above the line on which one reads.
function read() {
  const line = innerHeight * 0.4;
  let low = 0;
  let high = paragraphs.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (paragraphs[middle].getBoundingClientRect().top <= line) low = middle;
    else high = middle - 1;
  }
  return groups[low];
}

function isSeen(element) {
  const box = element.getBoundingClientRect();
  return box.bottom > 60 && box.top < innerHeight;
}

let asked = 0;

function follow() {
  asked = 0;
  if (held && selected.numbers.some(isSeen)) return;
  if (pane.matches(":active")) return; // a card that is pressed stays under the hand
  held = false;
  const group = read();
  if (group && group !== current && !narrow.matches) stay(group);
}

addEventListener("scroll", () => (asked ||= requestAnimationFrame(follow)), { passive: true });

// A click either way.

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const target = event.target instanceof Element ? event.target : root;
  const number = target.closest("a.num");
  const card = target.closest(".fig");
  if (number) {
    event.preventDefault();
    const of = number.dataset.of.split(" ").map((id) => byId.get(id));
    select(of[(of.indexOf(selected) + 1) % of.length], { from: number });
  } else if (card && !String(getSelection())) {
    event.preventDefault();
    select(byId.get(card.id), { focus: Boolean(target.closest("a")) });
  } else if (target.closest(".of a, .at")) release();
});

// Facets: a figure is left where each facet that asks for anything asks for what it is.

const boxes = all(".facet input[name]");
const facets = new Map();
for (const box of boxes) {
  const label = box.closest("label");
  const count = label.querySelector(".count");
  if (!facets.has(box.name)) facets.set(box.name, []);
  facets.get(box.name).push({ box, label, count });
}
const found = one(".found p");
const hits = found.querySelector("[data-hits]");
const nothing = one(".nothing");

const is = (figure, name, value) => (figure.element.dataset[name] ?? "").split(" ").includes(value);

function asking() {
  const wanted = new Map();
  for (const [name, choices] of facets) {
    const values = choices.filter(({ box }) => box.checked).map(({ box }) => box.value);
    if (values.length) wanted.set(name, values);
  }
  return wanted;
}

const fits = (figure, wanted, except) =>
  [...wanted].every(([name, values]) => name === except || values.some((v) => is(figure, name, v)));

function filter() {
  const wanted = asking();
  const words = plain(search.value).split(" ").filter(Boolean);
  const spoken = figures.filter(({ text }) => words.every((word) => text.includes(word)));
  const left = new Set(spoken.filter((figure) => fits(figure, wanted)));
  for (const figure of figures) figure.element.hidden = !left.has(figure);
  for (const { element, of } of numbers) element.classList.toggle("off", !of.some((one) => left.has(one)));
  for (const group of groups) group.hidden = !group.querySelector(".fig:not([hidden])");
  for (const [name, choices] of facets) {
    const others = spoken.filter((figure) => fits(figure, wanted, name));
    for (const { box, label, count } of choices) {
      const number = others.filter((figure) => is(figure, name, box.value)).length;
      count.textContent = number;
      label.classList.toggle("none", !number);
    }
  }
  const narrowed = words.length > 0 || wanted.size > 0;
  root.classList.toggle("searching", narrowed);
  found.querySelector("[data-shown]").textContent = left.size;
  found.querySelector("[data-all]").textContent = figures.length;
  found.hidden = !narrowed;
  nothing.hidden = left.size > 0;
  highlight(words);
  if (selected && !left.has(selected)) release();
}

function clear() {
  for (const box of boxes) box.checked = false;
  search.value = "";
  filter();
}

for (const box of boxes) box.addEventListener("change", filter);
search.addEventListener("input", filter);
one("[data-clear]").addEventListener("click", clear);

// What the counts lead to: what is left to do, and no more; the first of it.

for (const link of all("[data-only]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const only = boxes.find((box) => box.name === "state" && box.value === link.dataset.only);
    clear();
    only.checked = true;
    filter();
    select(figures.find(({ element }) => !element.hidden), { focus: true });
  });
}

const others = one("[data-others]");
others.addEventListener("change", () => one(".text").classList.toggle("others", others.checked));

// Words in the text: where the first one stands is gone to, one after the other.

let places = [];
let here = -1;

// The pieces of a paragraph's text, and where each begins in all of it.
function textOf(paragraph) {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(".unseen, sup") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const nodes = [];
  let words = "";
  while (walker.nextNode()) {
    nodes.push({ node: walker.currentNode, start: words.length });
    words += walker.currentNode.data;
  }
  return { nodes, words: words.toLowerCase() };
}

const texts = all(".words").map(textOf);

function rangeIn({ nodes }, start, end) {
  const range = new Range();
  const at = (place) => nodes.findLast((one) => one.start <= place);
  const [first, last] = [at(start), at(end - 1)];
  range.setStart(first.node, start - first.start);
  range.setEnd(last.node, end - last.start);
  return range;
}

function highlight(words) {
  places = [];
  here = -1;
  for (const text of texts) {
    if (!words.length || !words.every((word) => text.words.includes(word))) continue;
    for (let at = text.words.indexOf(words[0]); at >= 0; at = text.words.indexOf(words[0], at + 1)) {
      places.push(rangeIn(text, at, at + words[0].length));
    }
  }
  hits.hidden = !words.length;
  hits.querySelector("b").textContent = places.length;
  if (!globalThis.CSS?.highlights) return;
  CSS.highlights.delete("here");
  CSS.highlights.set("found", new Highlight(...places));
}

function goTo(step) {
  if (!places.length) return;
  here = (here + step + places.length) % places.length;
  places[here].startContainer.parentElement.scrollIntoView({ block: "center" });
  if (globalThis.CSS?.highlights) CSS.highlights.set("here", new Highlight(places[here]));
}

one(".search").addEventListener("submit", () => goTo(1));

// Keys.

function step(by, wanted, focus = true) {
  const order = figures.filter((figure) => !figure.element.hidden && (figure === selected || wanted(figure)));
  if (!order.some(wanted)) return;
  let at = order.indexOf(selected) + by;
  if (!selected) {
    at = order.findIndex(({ numbers: [number] }) => number && number.getBoundingClientRect().top > 60);
    if (by < 0) at = (at < 0 ? order.length : at) - 1;
  }
  select(order[(at + order.length) % order.length], { focus });
}

const keys = one(".keys");
const marksOnly = boxes.find((box) => box.name === "state" && box.value === "mark");
const does = {
  j: () => step(1, () => true),
  k: () => step(-1, () => true),
  n: () => step(1, isMarked),
  p: () => step(-1, isMarked),
  m: () => marksOnly?.click(),
  o: () => others.click(),
  "/": () => search.focus(),
  "?": () => keys.showModal(),
};

function escape() {
  if (document.activeElement === search) search.blur();
  if (selected) {
    release();
    history.replaceState(null, "", location.pathname + location.search);
  } else clear();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
  if (event.key === "Escape") return escape();
  if (event.target instanceof Element && event.target.matches("input:not([type=checkbox])")) return;
  const act = does[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
for (const button of all("[data-step]")) {
  const by = Number(button.dataset.step);
  button.addEventListener("click", () => (by ? step(by, () => true, false) : release()));
}
one("[data-help]").addEventListener("click", () => keys.showModal());
one("[data-close]").addEventListener("click", () => keys.close());

// A place that was sent.

function arrive() {
  const id = decodeURIComponent(location.hash.slice(1));
  const figure = byId.get(id.replace(/^w-/, ""));
  if (!figure) return;
  if (figure.element.hidden) clear();
  select(figure);
}

for (const figure of figures) {
  const printed = figure.numbers.map((number) => number.textContent).join(" ");
  figure.text = plain([figure.element.textContent, figure.element.id, printed].join(" "));
}
for (const { element, of } of numbers) element.setAttribute("aria-describedby", of[0].element.id);
const wide = matchMedia("(min-width: 80.01rem)");
const unfold = () => (one(".all-facets").open = wide.matches);
wide.addEventListener("change", unfold);
unfold();
filter();
follow();
addEventListener("hashchange", arrive);
arrive();
