import { rowOf, writeGap, writeLine } from "./line.js";

// Draws the visible items into recycled rows.
const overscan = 8;

export class Rows {
  utc = false;
  raw = false;
  current = null;
  chosen = () => false;
  pinned = () => [];
  #pool = [];
  #byElement = new WeakMap();
  #version = 0;

  constructor(parts) {
    Object.assign(this, parts);
    this.folds = this.store.folds;
  }

  isCurrent(item) {
    return this.current === item;
  }

  itemOf(element) {
    return this.#byElement.get(element)?.item ?? null;
  }

  get firstVisible() {
    return this.layout.indexAt(this.scroller.scrollTop);
  }

  // The first that is looked at: one of which the edge leaves less than half a row is as good as out of sight, and what follows it is what must stay where it is.
  get firstLooked() {
    return this.layout.indexAt(this.scroller.scrollTop + this.layout.height / 2);
  }

  get visible() {
    return this.#seenFrom(this.firstVisible);
  }

  get looked() {
    return this.#seenFrom(this.firstLooked);
  }

  #seenFrom(first) {
    return this.store.items.slice(first, this.layout.indexAt(this.scroller.scrollTop + this.scroller.clientHeight - 1) + 1).filter(item => item.gap || !this.folds.isHidden(item));
  }

  // Where the text of a row begins; null while nothing is drawn.
  get before() {
    return this.#pool.find(row => row.item && !row.item.gap && row.element.isConnected)?.text.offsetLeft ?? null;
  }

  // Draws; true when a height was not as reckoned and everything below has moved.
  draw() {
    const { items } = this.store, { scrollTop, clientHeight } = this.scroller;
    const first = Math.max(0, this.layout.indexAt(scrollTop) - overscan);
    const last = Math.min(items.length, this.layout.indexAt(scrollTop + clientHeight) + overscan + 1);
    const wanted = [];
    for (let i = first; i < last; i++) if (items[i].gap || !this.folds.isHidden(items[i])) wanted.push(i);
    // Rows in which a selection begins or ends stay where they are: another text in them would be another selection.
    for (const item of this.pinned()) {
      const at = items.indexOf(item);
      if (at >= 0 && at < first) wanted.unshift(at);
      else if (at >= last) wanted.push(at);
    }
    const rows = this.#assign(wanted.map(i => items[i]));
    let cursor = this.canvas.firstElementChild;
    for (const row of rows) {
      if (row.element === cursor) cursor = cursor.nextElementSibling;
      else this.canvas.insertBefore(row.element, cursor);
    }
    while (cursor) {
      const next = cursor.nextElementSibling;
      cursor.remove();
      cursor = next;
    }
    const moved = this.layout.wrap && rows.filter(row => this.layout.measured(row.item, row.element.offsetHeight)).length > 0;
    this.canvas.style.height = this.layout.total + "px";
    rows.forEach((row, i) => { row.element.style.transform = `translateY(${this.layout.top(wanted[i])}px)`; });
    return moved;
  }

  // Everything looks different now: other clock, other columns, something else to find.
  forgetLooks() {
    this.#version++;
  }

  #assign(items) {
    const wanted = new Set(items), kept = new Map(), free = [];
    for (const row of this.#pool) {
      if (row.item && wanted.has(row.item) && !kept.has(row.item)) kept.set(row.item, row);
      else free.push(row);
    }
    const rows = items.map(item => {
      let row = kept.get(item) ?? free.shift();
      if (!row) {
        row = rowOf();
        this.#byElement.set(row.element, row);
        this.#pool.push(row);
      }
      this.#write(row, item);
      return row;
    });
    for (const row of free) row.item = null;
    if (this.#pool.length > 400) this.#pool = this.#pool.filter(row => row.item);
    return rows;
  }

  #write(row, item) {
    const look = item.gap ? `gap ${item.gap} ${item.state ?? ""}`
      : `line ${this.chosen(item)} ${this.utc} ${this.raw} ${this.current === item} ${this.#version} ${this.folds.behind(item)} ${item.fold?.open} ${item.values ? 1 : 0}`;
    if (row.item === item && row.look === look) return;
    row.item = item;
    row.look = look;
    if (item.gap) writeGap(row, item, this.words);
    else writeLine(row, item, this);
  }
}
