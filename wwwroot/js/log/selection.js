import { isMarker } from "./wire.js";

const isLine = item => !item.gap && !isMarker(item);

// Copying gives the lines as the log holds them, also those of a selection that are not drawn at the moment.
export class Selection {
  #from = null;
  #to = null;

  constructor(scroller, store, rows, told) {
    Object.assign(this, { scroller, store, rows, told });
    rows.chosen = item => this.#isChosen(item);
    rows.pinned = () => this.#pins();
    this.#bounds = [0, -1];
  }

  #bounds;

  get lines() {
    return this.#from !== null;
  }

  // True while anything is selected here, by lines or by the browser.
  get active() {
    return this.lines || this.#native() !== null;
  }

  choose(item, reach) {
    document.getSelection().removeAllRanges();
    if (!reach || !this.#from) this.#from = item;
    this.#to = item;
    this.refresh();
  }

  chooseAll() {
    const lines = this.store.items.filter(isLine);
    if (!lines.length) return;
    document.getSelection().removeAllRanges();
    [this.#from, this.#to] = [lines[0], lines.at(-1)];
    this.refresh();
  }

  // Moves the far end of the choice by a number of lines; begins at the first visible line.
  extend(by) {
    const { items } = this.store;
    if (!items.length) return;
    if (!this.#from) return this.choose(items[Math.min(this.rows.firstVisible, items.length - 1)], false);
    let at = Math.max(0, Math.min(items.length - 1, items.indexOf(this.#to) + by));
    while (at > 0 && at < items.length - 1 && !items[at].gap && this.store.folds.isHidden(items[at])) at += Math.sign(by);
    this.#to = items[at];
    this.refresh();
    const top = this.rows.layout.top(at), bottom = top + this.rows.layout.height;
    if (top < this.scroller.scrollTop) this.scroller.scrollTop = top;
    else if (bottom > this.scroller.scrollTop + this.scroller.clientHeight) this.scroller.scrollTop = bottom - this.scroller.clientHeight;
  }

  clear() {
    this.#from = this.#to = null;
    this.refresh();
  }

  // After the items have changed places.
  refresh() {
    const one = this.store.items.indexOf(this.#from), other = this.store.items.indexOf(this.#to);
    this.#bounds = one < 0 || other < 0 ? [0, -1] : [Math.min(one, other), Math.max(one, other)];
    this.#chosen = new Set(this.store.items.slice(this.#bounds[0], this.#bounds[1] + 1));
    if (one < 0) this.#from = this.#to = null;
  }

  #chosen = new Set();

  copy(e) {
    const found = this.lines ? this.#chosenText() : this.#nativeText();
    if (!found) return;
    e.clipboardData.setData("text/plain", found.text);
    e.preventDefault();
    this.told(found.count, found.gaps);
  }

  #isChosen(item) {
    return this.#chosen.has(item);
  }

  #chosenText() {
    const items = this.store.items.slice(this.#bounds[0], this.#bounds[1] + 1), lines = items.filter(isLine);
    return { text: lines.map(line => line.raw).join("\n"), count: lines.length, gaps: items.some(item => item.gap) };
  }

  #native() {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    return this.scroller.contains(range.startContainer) && this.scroller.contains(range.endContainer) ? range : null;
  }

  #ends(range) {
    const rowOf = node => (node.nodeType === 1 ? node : node.parentElement).closest(".row");
    let [start, end] = [rowOf(range.startContainer), rowOf(range.endContainer)];
    start ??= this.scroller.querySelector(".row");
    end ??= [...this.scroller.querySelectorAll(".row")].at(-1);
    return [start, end];
  }

  #pins() {
    const range = this.#native();
    if (!range) return [];
    return this.#ends(range).map(row => row && this.rows.itemOf(row)).filter(Boolean);
  }

  #nativeText() {
    const range = this.#native();
    if (!range) return null;
    const [start, end] = this.#ends(range);
    if (!start || !end) return null;
    const [first, last] = [this.rows.itemOf(start), this.rows.itemOf(end)];
    const shown = row => row.querySelector(".text").textContent;
    const from = this.#offset(start, range.startContainer, range.startOffset, 0), to = this.#offset(end, range.endContainer, range.endOffset, shown(end).length);
    const items = this.store.items.slice(this.store.items.indexOf(first), this.store.items.indexOf(last) + 1);
    // A line that is selected as a whole is given as it was written, also where less of it is shown.
    const part = item => {
      if (item !== first && item !== last) return item.raw;
      const text = shown(item === first ? start : end), a = item === first ? from : 0, b = item === last ? to : text.length;
      return a === 0 && b === text.length ? item.raw : text.slice(a, b);
    };
    if (items.length > 1 && to === 0) items.pop();
    const lines = items.filter(isLine);
    return { text: lines.map(part).join("\n"), count: lines.length, gaps: items.some(item => item.gap) };
  }

  // Where in the text of its row an end of a selection lies; an end beside the text counts as its beginning, one behind it as its end.
  #offset(row, node, offset, otherwise) {
    const text = row.querySelector(".text");
    if (!text.contains(node)) return text.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING ? 0 : row === node && offset === 0 ? 0 : otherwise;
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(node, offset);
    return before.toString().length;
  }
}
