import { isMarker } from "./wire.js";

// Lines that go on with one before them (a stack trace) are put together: the first of them is always seen and says how many follow. For showing only: all are held and copied.
export class Folds {
  on = true;
  #last = new Map();

  // Lines were added at the end.
  add(items, from) {
    for (let i = from; i < items.length; i++) this.#put(items[i]);
  }

  // Lines have come or gone elsewhere.
  arrange(items) {
    this.#last.clear();
    for (const item of items) {
      if (item.fold) item.fold.count = 0;
    }
    for (const item of items) this.#put(item);
  }

  // Lines that are let go of: what followed them stands for itself.
  forget(items) {
    for (const item of items) item.gone = true;
  }

  isHidden(item) {
    const fold = item.fold;
    return this.on && fold != null && !fold.open && fold.first !== item && !fold.first.gone;
  }

  // How many lines are hidden behind this one, or could be.
  behind(item) {
    return this.on && item.fold?.first === item ? item.fold.count - 1 : 0;
  }

  // True when there was something to fold or unfold.
  toggle(item) {
    if (this.behind(item) < 1) return false;
    item.fold.open = !item.fold.open;
    return true;
  }

  // Makes a line seen that may be hidden.
  reveal(item) {
    if (!this.isHidden(item)) return false;
    item.fold.open = true;
    return true;
  }

  #put(item) {
    if (item.gap) return this.#last.clear();
    if (isMarker(item) || item.context) return;
    const writer = item.source * 4 + item.stream, head = this.#last.get(writer);
    if (!item.continues || !head) {
      item.fold = null;
      item.tone = 0;
      this.#last.set(writer, item);
      return;
    }
    item.tone = head.level;
    head.followed ??= { first: null, count: 0, open: false };
    if (head.followed.count === 0) head.followed.first = item;
    head.followed.count++;
    item.fold = head.followed;
  }
}
