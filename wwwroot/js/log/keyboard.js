import { keyOf } from "../keyname.js";
import { isGoing, typing } from "../keys.js";

// Keys of a log. On a page with several logs they go to the one that was touched last.
let front = null;

export class Keyboard {
  constructor(view, signal) {
    this.view = view;
    const on = (target, name, action, more) => target.addEventListener(name, action, { signal, ...more });
    front ??= view;
    signal.addEventListener("abort", () => { if (front === view) front = null; });
    for (const name of ["focusin", "pointerdown"]) on(view.root, name, () => { front = view; }, { passive: true });
    on(document, "keydown", e => this.#anywhere(e));
    on(view.scroller, "keydown", e => this.#inside(e));
    on(view.root, "keydown", e => this.#box(e));
  }

  #anywhere(e) {
    if (front === null && this.view.root.isConnected) front = this.view;
    if (front !== this.view || e.defaultPrevented || e.ctrlKey || e.altKey || e.metaKey || typing(e) || isGoing() || document.querySelector("dialog[open], :popover-open")) return;
    const press = { f: "follow", w: "wrap", r: "raw", t: "utc", c: "context", n: e.shiftKey ? "find-previous" : "find-next" }[keyOf(e)];
    if (!press) return;
    e.preventDefault();
    this.view.press(press);
  }

  // Enter in the box goes on to the next one that was found; shift goes back.
  #box(e) {
    if (e.key !== "Enter" || !e.target.matches("[data-find-box]") || !this.view.find.active) return;
    e.preventDefault();
    this.view.press(e.shiftKey ? "find-previous" : "find-next");
  }

  #inside(e) {
    const { view } = this, { selection, walk } = view, chosen = selection.lines;
    if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "a") selection.chooseAll();
    else if (e.ctrlKey || e.altKey || e.metaKey) return;
    else if (e.shiftKey && e.key === "ArrowDown") selection.extend(1);
    else if (e.shiftKey && e.key === "ArrowUp") selection.extend(-1);
    else if (e.shiftKey && e.key === "PageDown") selection.extend(30);
    else if (e.shiftKey && e.key === "PageUp") selection.extend(-30);
    else if (e.key === "ArrowDown") walk.step(1);
    else if (e.key === "ArrowUp") walk.step(-1);
    else if (e.key === "Enter") walk.enter();
    else if (e.key === "Escape" && chosen) {
      selection.clear();
      e.stopPropagation();
    } else if (e.key === "End" && !e.shiftKey) return e.preventDefault(), view.catchUp();
    else {
      if (["PageUp", "Home"].includes(e.key)) view.pause();
      return;
    }
    if (e.key !== "Escape") view.pause();
    e.preventDefault();
    view.draw();
  }
}
