import { restOf } from "./fields.js";
import { Expression } from "./expression.js";
import { isMarker } from "./wire.js";

// Finds among the lines that are held. Each line is looked at once for what is wanted, however often it is drawn. Words are looked for here; an expression that somebody has written may
// take for ever, so it runs beside the page, a few lines at a time, those in sight first.
const mostRanges = 50, mostLines = 500, mostCharacters = 250_000;
const literally = text => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

export class Find {
  #wanted = 0;
  #pattern = null;
  #expression = null;
  #asked = [];
  text = "";

  // Told when lines have been looked at (true: some that are in sight), and when an expression cannot be run to its end.
  constructor(looked, failed) {
    Object.assign(this, { looked, failed });
  }

  // Small letters find both, one capital letter finds exactly that, unless it is said. Tells what is wrong with it; null when nothing is.
  set(text, { regex = false, matchCase = false, words = false } = {}) {
    this.stop();
    this.#wanted++;
    this.text = text;
    this.#pattern = null;
    if (!text) return null;
    const flags = matchCase || /\p{Lu}/u.test(regex ? text.replace(/\\\w/g, "") : text) ? "gu" : "giu";
    const source = regex ? text : words ? text.split(" ").filter(Boolean).map(literally).join("|") : literally(text);
    try {
      this.#pattern = new RegExp(source, flags);
    } catch {
      return "unreadable";
    }
    if (regex) this.#expression = new Expression(source, flags, mostRanges, answer => this.#take(answer), why => this.#fail(why));
    return null;
  }

  get active() {
    return this.#pattern !== null;
  }

  // Lets go of what runs beside the page.
  stop() {
    this.#expression?.end();
    this.#expression = null;
    this.#asked = [];
  }

  // Looks at lines that were not looked at yet; those in sight are marked too.
  work(visible, items) {
    if (!this.#expression || this.#expression.busy) return;
    const fits = lines => {
      let characters = 0;
      return lines.slice(0, mostLines).filter((line, i) => (characters += line.text.length) <= mostCharacters || i === 0);
    };
    const unmarked = fits(visible.filter(item => !item.gap && !isMarker(item) && item.marked !== this.#wanted));
    const marks = unmarked.length > 0, lines = marks ? unmarked : fits(items.filter(item => !item.gap && !isMarker(item) && item.lookedFor !== this.#wanted));
    if (!lines.length) return;
    this.#asked = lines;
    this.#expression.ask(lines.map(line => marks ? [line.text, line.message, restOf(line)] : [line.text, line.message]), marks);
  }

  // What is to be marked in a part of a line: its text, its message, or what stands beside the message.
  rangesOf(line, part) {
    if (!this.#pattern || isMarker(line)) return [];
    if (this.#expression) return line.marked === this.#wanted ? line.marks[["text", "message", "rest"].indexOf(part)] : [];
    return this.#rangesIn(part === "rest" ? restOf(line) : line[part]);
  }

  isHit(item) {
    if (!this.#pattern || item.gap || isMarker(item)) return false;
    if (item.lookedFor !== this.#wanted) {
      if (this.#expression) return false;
      item.lookedFor = this.#wanted;
      item.hit = this.#tests(item.text) || item.message !== null && this.#tests(item.message);
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

  #tests(text) {
    this.#pattern.lastIndex = 0;
    return this.#pattern.test(text);
  }

  #rangesIn(text) {
    const ranges = [];
    this.#pattern.lastIndex = 0;
    for (const { index, 0: found } of text.matchAll(this.#pattern)) {
      if (found) ranges.push([index, index + found.length]);
      if (ranges.length >= mostRanges) break;
    }
    return ranges;
  }

  // Answers come in the order of the lines that were asked for; there may be fewer, and the rest is asked for again.
  #take({ hits, marks }) {
    const lines = this.#asked;
    this.#asked = [];
    hits.forEach((hit, i) => {
      lines[i].hit = hit;
      lines[i].lookedFor = this.#wanted;
      if (!marks) return;
      lines[i].marks = marks[i];
      lines[i].marked = this.#wanted;
    });
    this.looked(Boolean(marks));
  }

  #fail(why) {
    this.stop();
    this.#pattern = null;
    this.failed(this.text, why);
    this.looked(true);
  }
}
