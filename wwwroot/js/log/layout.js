// Where each item stands. Rows are equally high, unless they wrap or some are folded away: then heights are reckoned from the length and put right when a row has been drawn.
export const rowHeight = 20;
const denseHeight = 17;

export class Layout {
  wrap = false;
  columns = 80;
  height = rowHeight;
  #tops = new Float64Array(1);
  #dirty = true;

  constructor(store) {
    this.store = store;
  }

  set dense(on) {
    this.height = on ? denseHeight : rowHeight;
    this.#dirty = true;
  }

  changed() {
    this.#dirty = true;
  }

  get total() {
    return this.#reckon()[this.store.items.length];
  }

  top(index) {
    return this.#reckon()[index];
  }

  indexAt(y) {
    const tops = this.#reckon();
    let low = 0, high = this.store.items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (tops[middle + 1] <= y) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  // True when the row is not as high as was reckoned.
  measured(item, height) {
    if (!this.wrap || this.#heightOf(item) === height) return false;
    item.height = height;
    item.columns = this.columns;
    this.#dirty = true;
    return true;
  }

  #heightOf(item) {
    if (item.gap) return this.height;
    if (this.store.folds.isHidden(item)) return 0;
    if (!this.wrap) return this.height;
    if (item.columns !== this.columns) {
      item.columns = this.columns;
      item.height = Math.max(1, Math.ceil(item.text.length / this.columns)) * this.height;
    }
    return item.height;
  }

  #reckon() {
    if (!this.#dirty) return this.#tops;
    const { items } = this.store;
    if (this.#tops.length < items.length + 1) this.#tops = new Float64Array(items.length * 2 + 64);
    for (let i = 0; i < items.length; i++) this.#tops[i + 1] = this.#tops[i] + this.#heightOf(items[i]);
    this.#dirty = false;
    return this.#tops;
  }
}
