import { keyOf } from "./keyname.js";

// An element says by data-key which key presses it (a box is focused instead); data-key-title says what for. data-go does the same after the
// key g. A key with Alt, written Alt+h, is meant while somebody types too. The list for "?" is made from what the page has.
const names = { Escape: "Esc" }, patience = 1_500;
let going = -patience;

export function typing(e) {
  const target = e.composedPath()[0];
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !/^(checkbox|radio|button)$/.test(target.type));
}

// True when g was pressed a moment ago: the next key belongs to it.
export function isGoing() {
  return performance.now() - going < patience;
}

function shown(element) {
  return element.checkVisibility?.() ?? element.offsetParent !== null;
}

document.addEventListener("keydown", e => {
  if (e.ctrlKey || e.metaKey || e.defaultPrevented || document.querySelector("dialog[open]")) return;
  if (e.altKey) {
    const held = e.shiftKey ? null : [...document.querySelectorAll("[data-key]")].filter(x => x.dataset.key === `Alt+${keyOf(e)}` && shown(x)).at(-1);
    if (!held) return;
    e.preventDefault();
    held.click();
    return;
  }
  if (typing(e)) {
    if (e.key === "Escape") e.composedPath()[0].blur();
    return;
  }
  if (e.key === "Escape" && document.querySelector(":popover-open")) return;
  const key = keyOf(e);
  const goes = isGoing();
  going = key === "g" && !goes ? performance.now() : -patience;
  const wanted = goes ? document.querySelector(`[data-go="${CSS.escape(key)}"]`)
    : [...document.querySelectorAll("[data-key]")].filter(x => x.dataset.key.toLowerCase() === key.toLowerCase() && shown(x)).at(-1);
  if (!wanted) return;
  e.preventDefault();
  if (/^(INPUT|TEXTAREA)$/.test(wanted.tagName)) wanted.focus();
  else wanted.click();
});

// All keys that do something on this page, for the help.
export function list() {
  const found = new Map();
  for (const element of document.querySelectorAll("[data-key-title]"))
    if (element.hidden || "go" in element.dataset || shown(element)) found.set(element.dataset.keyName ?? names[element.dataset.key] ?? element.dataset.key.toUpperCase(), element.dataset.keyTitle);
  return [...found];
}
