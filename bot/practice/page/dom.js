// Building and patching the page. Words always go in as text nodes, never as markup.

let counter = 0;

/** An id no other element has, for labels and descriptions. */
export function uid(prefix) {
  counter += 1;
  return `${prefix}-${counter}`;
}

const AS_PROPERTY = new Set(["value", "checked", "disabled", "open", "indeterminate"]);

function setOne(node, key, value) {
  if (value === null || value === undefined || value === false) return;
  if (key === "class") node.className = value;
  else if (key === "data") Object.assign(node.dataset, value);
  else if (typeof value === "function") node.addEventListener(key.slice(2), value);
  else if (AS_PROPERTY.has(key)) node[key] = value;
  else node.setAttribute(key, value === true ? "" : value);
}

/** One element: h("p", {class: "quiet", onclick: f}, "words", otherElement). */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) setOne(node, key, value);
  node.append(...children.flat().filter((child) => child || child === 0));
  return node;
}

const SVG = "http://www.w3.org/2000/svg";
const SHAPES = {
  home: "M4 11.5 12 5l8 6.5V20H4zM10 20v-5h4v5",
  chat: "M4 5h16v11H10l-4 4v-4H4z",
  rooms: "M9 4 7 20M17 4l-2 16M4 9h17M3 15h17",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  clock: "M12 4a8 8 0 1 0 .01 0M12 8v4.5l3 2",
  close: "M6 6l12 12M18 6 6 18",
  back: "M14 5l-7 7 7 7",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  plus: "M12 5v14M5 12h14",
  send: "M4 12h14M12 6l6 6-6 6",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
};

/** A small drawing that adds nothing for a screen reader. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", SHAPES[name]);
  svg.append(path);
  return svg;
}

/** Dates and times have no caret, and asking them to move one is an error. */
function hasCaret(node) {
  return typeof node?.selectionStart === "number";
}

function focusMark(root) {
  const held = document.activeElement;
  if (!held || !root.contains(held)) return null;
  const range = hasCaret(held) ? [held.selectionStart, held.selectionEnd] : null;
  return { held, key: held.dataset.focus, range };
}

function refocus(root, mark) {
  if (!mark || mark.held.isConnected) return;
  const key = mark.key ? CSS.escape(mark.key) : "";
  const twin = key && root.querySelector(`[data-focus="${key}"]`);
  const target = twin || root.closest("[tabindex]") || document.getElementById("main");
  target.focus({ preventScroll: true });
  if (mark.range && hasCaret(twin)) twin.setSelectionRange(...mark.range);
}

/** Change what is inside `root`, then put focus and caret back where they were. */
export function keepFocus(root, change) {
  const mark = focusMark(root);
  change();
  refocus(root, mark);
}

const signs = new WeakMap();

/**
 * Make `parent` hold one child per item, touching only what changed.
 * Items: {key, sign, make(old)}; a child is kept while its sign stays the same.
 */
export function patchList(parent, items) {
  keepFocus(parent, () => {
    const wanted = new Map(items.map((item) => [item.key, item]));
    const have = new Map([...parent.children].map((node) => [node.dataset.key, node]));
    for (const [key, node] of have) if (!wanted.has(key)) node.remove();
    let cursor = parent.firstElementChild;
    for (const item of items) {
      const old = have.get(item.key);
      const node = freshen(old, item);
      if (old && cursor === old) cursor = node;
      if (old && old !== node) old.replaceWith(node);
      if (node === cursor) cursor = node.nextElementSibling;
      else parent.insertBefore(node, cursor);
    }
  });
}

function freshen(old, item) {
  if (old && signs.get(old) === item.sign) return old;
  const node = item.make(old);
  node.dataset.key = item.key;
  signs.set(node, item.sign);
  return node;
}
