import { fullTimeOf } from "./words.js";
import { now } from "../ages.js";
import { withHeld } from "./held.js";

// What the mouse does in a log: the time column chooses lines to copy, a line shows its fields, a gap is filled, a fold opens.
export class Pointer {
  constructor(view, signal) {
    this.view = view;
    const { scroller, root } = view, on = (target, name, action, more) => target.addEventListener(name, action, { signal, ...more });
    on(scroller, "wheel", e => { if (e.deltaY < 0) view.pause(); }, { passive: true });
    on(scroller, "pointerdown", e => { if (e.target === scroller && e.offsetX >= scroller.clientWidth) view.pause(); });
    on(scroller, "touchmove", () => view.pause(), { passive: true });
    on(scroller, "click", e => this.#click(e));
    on(scroller, "mouseover", e => this.#point(e));
    on(document, "copy", e => { if (view.selection.active && !e.target.closest?.("input, textarea")) view.selection.copy(e); });
    on(document, "selectionchange", () => this.#selected());
    on(root, "click", e => this.#press(e.target.closest("[data-press]")?.dataset));
    on(root, "click", e => {
      const link = e.target.closest("a[data-held]");
      if (link) link.href = withHeld(link.href, view.store.items);
    }, { capture: true });
    on(root, "change", e => { if (e.target.dataset.column) view.columns.toggle(e.target.dataset.column); });
  }

  #press(data) {
    if (data?.press === "field") this.view.columns.toggleField(data.field);
    else if (data) this.view.press(data.press);
  }

  #click(e) {
    const { view } = this, { selection, walk } = view, row = e.target.closest(".row"), item = row && view.rows.itemOf(row);
    if (!item) return;
    if (item.gap) {
      view.pause();
      view.reader.fill(item);
    } else if (e.target.matches(".time")) {
      view.pause();
      selection.choose(item, e.shiftKey);
      view.draw();
    } else if (!document.getSelection().isCollapsed) {
      return;
    } else if (selection.lines) {
      selection.clear();
      view.draw();
    } else if (e.target.matches(".foldmark")) {
      walk.toggle(item);
    } else {
      walk.go(item);
      walk.open(item);
    }
  }

  #point(e) {
    const { view } = this, row = e.target.closest?.(".row"), item = row && view.rows.itemOf(row);
    if (!item || item.gap) return;
    if (e.target.matches(".time")) e.target.title = `${fullTimeOf(item, view.rows.utc, view.language)}\n${view.words.ago(now() - item.ms)}`;
    else if (e.target.matches(".bar, .source, .stream")) e.target.title = [view.sources.of(item.source).title, ["stdout", "stderr"][item.stream]].filter(Boolean).join(" · ");
  }

  #selected() {
    const { view } = this, selection = document.getSelection();
    if (selection.isCollapsed || !view.scroller.contains(selection.anchorNode)) return;
    view.pause();
    if (!view.selection.lines) return;
    view.selection.clear();
    view.draw();
  }
}
