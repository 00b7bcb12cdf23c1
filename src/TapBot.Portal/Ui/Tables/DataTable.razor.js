import { isGoing } from "../../js/keys.js";
import { keyOf } from "../../js/keyname.js";

// Passes on the keys that were meant for the table and not for something inside it; those that walk must not scroll as well.
const walking = new Set(["ArrowDown", "ArrowUp", "PageDown", "PageUp", "Home", "End", " "]);

export function attach(scroller, table) {
  const grid = scroller.querySelector("table");
  grid.addEventListener("keydown", e => {
    const key = keyOf(e);
    if (e.target !== grid || e.ctrlKey || e.altKey || e.metaKey || isGoing() || ["Tab", "Shift", "Escape", "/", "?", "g"].includes(key)) return;
    if (walking.has(key)) e.preventDefault();
    table.invokeMethodAsync("OnKeyAsync", key, e.shiftKey);
  });
  grid.dataset.keys = "";
}

// Brings a row into the part that is not covered by the heading.
export function reveal(scroller, top, height) {
  const free = scroller.clientHeight - scroller.querySelector("thead").offsetHeight;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (top + height > scroller.scrollTop + free) scroller.scrollTop = top + height - free;
}

export function load(key) {
  try {
    return JSON.parse(localStorage.getItem("tapbot.table." + key));
  } catch {
    return null;
  }
}

export function save(key, preferences) {
  localStorage.setItem("tapbot.table." + key, JSON.stringify(preferences));
}
