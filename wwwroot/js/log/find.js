import { isMarker } from "./wire.js";

// Finds among the lines that are held. Each line is looked at once for what is wanted, however often it is drawn.
const longest = 4_000, mostRanges = 50;

export class Find {
  #wanted = 0;
  #pattern = null;
  text = "";

  // Small letters find both, one capital letter finds exactly that, unless it is said.
  set(text, regex, matchCase) {
    this.#wanted++;
    this.text = text;
    this.#pattern = null;
    if (!text) return true;
    const flags = matchCase || /\p{Lu}/u.test(regex ? text.replace(/\\\w/g, "") : text) ? "gu" : "giu";
    try {
      this.#pattern = new RegExp(regex ? text : text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"), flags);
      return true;
    } catch {
      return false;
    }
  }

  get active() {
    return this.#pattern !== null;
  }

  rangesIn = text => {
    if (!this.#pattern) return [];
    this.#pattern.lastIndex = 0;
    const ranges = [], part = text.length > longest ? text.slice(0, longest) : text;
    for (const { index, 0: found } of part.matchAll(this.#pattern)) {
      if (found) ranges.push([index, index + found.length]);
      if (ranges.length >= mostRanges) break;
    }
    return ranges;
  };

  isHit(item) {
    if (!this.#pattern || item.gap || isMarker(item)) return false;
    if (item.lookedFor !== this.#wanted) {
      item.lookedFor = this.#wanted;
      this.#pattern.lastIndex = 0;
      item.hit = this.#pattern.test(item.text.length > longest ? item.text.slice(0, longest) : item.text) || item.message !== null && this.rangesIn(item.message).length > 0;
    }
    return item.hit;
  }

  // How many there are, and which of them this line is; 0 when it is none.
  count(items, current) {
    let all = 0, at = 0;
    for (const item of items) {
      if (!this.isHit(item)) continue;
      all++;
      if (item === current) at = all;
    }
    return { all, at };
  }

  // The next one from a place, around the end; -1 when there is none.
  next(items, from, step) {
    for (let n = 1; n <= items.length; n++) {
      const at = (from + step * n + items.length * 2) % items.length;
      if (this.isHit(items[at])) return at;
    }
    return -1;
  }
}
