import { cursorOf, isMarker, sendable } from "./wire.js";

// The line that is being looked at: where arrows, finding and the mouse lead, and what is done with it.
export class Walk {
  constructor(view) {
    this.view = view;
  }

  get at() {
    return this.view.store.items.indexOf(this.view.rows.current);
  }

  go(item) {
    const { view } = this;
    view.pause();
    view.rows.current = item;
    if (view.store.folds.reveal(item)) view.layout.changed();
    this.#show(this.at);
    view.draw();
  }

  // To the next line that is seen.
  step(by) {
    const { items, folds } = this.view.store, seen = item => item && !item.gap && !folds.isHidden(item);
    let at = this.at;
    if (at < 0) at = by > 0 ? this.view.rows.firstVisible - 1 : items.indexOf(this.view.rows.visible.at(-1)) + 1;
    do at += by; while (at >= 0 && at < items.length && !seen(items[at]));
    if (seen(items[at])) this.go(items[at]);
  }

  // To the next line that was looked for, around the end.
  find(step) {
    const { view } = this, { items } = view.store;
    const from = this.at >= 0 ? this.at : step > 0 ? view.rows.firstVisible - 1 : items.indexOf(view.rows.visible.at(-1)) + 1;
    const at = view.find.next(items, from, step);
    if (at >= 0) this.go(items[at]);
    return at >= 0;
  }

  // What is folded is unfolded first; then the line with all its fields.
  enter() {
    const item = this.view.rows.current;
    if (!item) return;
    if (!(item.fold && !item.fold.open && this.toggle(item))) this.open(item);
  }

  toggle(item) {
    const { view } = this;
    let done = false;
    view.keeping(() => { done = view.store.folds.toggle(item); });
    return done;
  }

  async open(line) {
    const raw = isMarker(line) ? line.text : sendable(line.raw);
    await this.view.server.invokeMethodAsync("OpenLine", cursorOf(line), line.source, line.stream, line.level, raw, raw.length < line.raw.length || line.cut > 0);
  }

  async context() {
    const { view } = this, line = view.rows.current ?? view.rows.visible.find(item => !item.gap && !isMarker(item));
    if (!line || line.context || isMarker(line)) return;
    view.pause();
    view.rows.current = line;
    await view.reader.around(line);
  }

  #show(at) {
    const { layout, scroller } = this.view, top = layout.top(at), bottom = layout.top(at + 1), edge = Math.min(60, scroller.clientHeight / 4);
    if (top < scroller.scrollTop) scroller.scrollTop = Math.max(0, top - edge);
    else if (bottom > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = bottom - scroller.clientHeight + edge;
  }
}
