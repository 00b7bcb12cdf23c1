import { keyOf, linesOf } from "./wire.js";
import { Folds } from "./folds.js";

// What the view holds: lines and gaps in the order of the log. A gap is {gap, from}; one that is open may hold any number of lines.
// Lines from the source itself have no number: it follows from the first one behind them that has.
function firstSeqOf(items) {
  const at = items.findIndex(item => (item.gap ? item.from : item.seq) >= 0);
  return at < 0 ? -1 : (items[at].gap ? items[at].from : items[at].seq) - countOf(items.slice(0, at));
}

const doubtful = 1_000;
const lengthOf = item => item.gap ? 0 : item.text.length + (item.raw === item.text ? 0 : item.raw.length);
const charactersOf = items => items.reduce((sum, item) => sum + lengthOf(item), 0);
const countOf = items => items.reduce((sum, item) => sum + (item.context ? 0 : item.gap ?? 1), 0);

export class Store {
  items = [];
  begun = false;
  folds = new Folds();
  #characters = 0;

  // At most so many items, and so many characters: lines may be 16 KiB long.
  constructor(limit, characters) {
    this.limit = limit;
    this.most = characters;
  }

  get skipped() {
    return this.items.reduce((sum, item) => sum + (item.open ? 0 : item.gap ?? 0), 0);
  }

  // What came before the first batch is not a gap: it is reached by scrolling up.
  append(page) {
    if (page.s > 0 && this.items.length) this.#gapAtEnd(page.s, page.f - page.s);
    this.#push(this.#unknown(linesOf(page)));
  }

  // Lines that are not to be kept now, because nobody reads there and there is no room.
  pass(page) {
    this.#gapAtEnd(page.s + page.l.length, page.f - page.s);
  }

  // The newest lines of the server behind what is held: what lies between is a gap, what is held already is left out.
  catchUp(page) {
    const last = this.items.at(-1), from = !last ? page.f : last.gap ? last.from : last.seq + 1;
    const lines = this.#unknown(linesOf(page).filter(line => line.seq >= from));
    if (!lines.length) return;
    if (last?.gap) this.items.pop();
    const missing = from < 0 ? last.gap : lines[0].seq - from;
    if (last?.open) this.items.push(last);
    else if (missing > 0 && (last.gap || last.seq >= 0)) this.#gapAtEnd(missing, from);
    this.#push(lines);
  }

  prepend(page) {
    if (!page.l.length) this.begun = true;
    this.items.unshift(...this.#taken(linesOf(page)));
    this.folds.arrange(this.items);
  }

  // Everything anew around a place; between there and what comes live lies an open gap.
  place(page) {
    this.clear();
    this.#push(linesOf(page));
    if (!page.closed) this.items.push({ gap: 1, from: -1, open: true });
  }

  // Puts lines at the start or the end of a gap and makes it smaller; it is gone when nothing of it is left.
  fill(gap, page, atEnd) {
    const at = this.items.indexOf(gap);
    if (at < 0) return;
    const lines = this.#taken(this.#unknown(linesOf(page), at)), left = page.closed ? 0 : gap.open ? 1 : Math.max(1, gap.gap - lines.length);
    if (!atEnd) gap.from += gap.from < 0 ? 0 : lines.length;
    gap.gap = left;
    const rest = left ? [gap] : [];
    this.items.splice(at, 1, ...(atEnd ? [...rest, ...lines] : [...lines, ...rest]));
    this.folds.arrange(this.items);
  }

  // Puts the lines around one among those that are held, marked as not being hits; a second time takes them out again.
  surround(line, page) {
    const had = this.items.filter(item => item.context === line);
    if (had.length) {
      this.items = this.items.filter(item => item.context !== line);
      this.#characters -= charactersOf(had);
    } else {
      const held = new Set(this.items.filter(item => !item.gap).map(keyOf));
      const lines = linesOf(page).filter(one => !held.has(keyOf(one)));
      for (const one of lines) Object.assign(one, { context: line, seq: -1 });
      const later = one => one.ms - line.ms || one.ns - line.ns || one.ord - line.ord;
      const at = this.items.indexOf(line);
      this.items.splice(at + 1, 0, ...this.#taken(lines.filter(one => later(one) > 0)));
      this.items.splice(at, 0, ...this.#taken(lines.filter(one => later(one) <= 0)));
    }
    this.folds.arrange(this.items);
  }

  // Lets go of what is too much, at the end that is farther from what is looked at.
  makeRoom(looking) {
    const fromTop = looking > this.items.length / 2, over = this.#surplus(fromTop);
    if (over <= 0) return;
    const removed = fromTop ? this.items.splice(0, over) : this.items.splice(-over);
    this.#characters -= charactersOf(removed);
    this.folds.forget(removed);
    if (fromTop) this.begun = false;
    else this.#gapAtEnd(countOf(removed), firstSeqOf(removed));
  }

  clear() {
    this.items = [];
    this.begun = false;
    this.#characters = 0;
    this.folds.arrange(this.items);
  }

  #push(lines) {
    const from = this.items.length;
    this.items.push(...this.#taken(lines));
    this.folds.add(this.items, from);
  }

  // Lines that were read from the source may come once more from the live tail.
  #unknown(lines, at = this.items.length) {
    const before = this.items[at - 1];
    if (!before || before.gap || before.seq >= 0) return lines;
    const held = new Set(this.items.slice(Math.max(0, at - doubtful), at).filter(item => !item.gap).map(keyOf));
    return lines.filter(line => !held.has(keyOf(line)));
  }

  #taken(lines) {
    this.#characters += charactersOf(lines);
    return lines;
  }

  #surplus(fromTop) {
    let over = Math.max(0, this.items.length - this.limit), left = this.#characters;
    const at = i => this.items[fromTop ? i : this.items.length - 1 - i];
    for (let i = 0; i < over; i++) left -= lengthOf(at(i));
    for (; left > this.most && over < this.items.length / 2; over++) left -= lengthOf(at(over));
    return over;
  }

  #gapAtEnd(count, from) {
    const last = this.items.at(-1);
    if (last?.gap) last.gap += count;
    else {
      this.items.push({ gap: count, from });
      this.folds.add(this.items, this.items.length - 1);
    }
  }
}
