import { keyOf, linesOf, order } from "./wire.js";
import { Folds } from "./folds.js";

// What the view holds: lines and gaps in the order of the log. A gap is {gap, from}; one that is open may hold any number of lines.
// Lines from the source itself have no number: it follows from the first one behind them that has.
function firstSeqOf(items) {
  const at = items.findIndex(item => (item.gap ? item.from : item.seq) >= 0);
  return at < 0 ? -1 : (items[at].gap ? items[at].from : items[at].seq) - countOf(items.slice(0, at));
}

const doubtful = 1_000, early = 3_000;
const lengthOf = item => item.gap ? 0 : item.text.length + (item.raw === item.text ? 0 : item.raw.length);
const charactersOf = items => items.reduce((sum, item) => sum + lengthOf(item), 0);
const countOf = items => items.reduce((sum, item) => sum + (item.context ? 0 : item.gap ?? 1), 0);

export class Store {
  items = [];
  begun = false;
  folds = new Folds();
  #characters = 0;
  #sieve = null;

  // At most so many items, and so many characters: lines may be 16 KiB long.
  constructor(limit, characters) {
    this.limit = limit;
    this.most = characters;
  }

  get skipped() {
    return this.items.reduce((sum, item) => sum + (item.open ? 0 : item.gap ?? 0), 0);
  }

  // The lines of a batch of the live tail, without those that are held. When nothing of the first batch of a new tail is held, there may be lines between.
  fresh(page) {
    const lines = linesOf(page), sieve = this.#sieve;
    if (!sieve || !lines.length) return lines;
    sieve.time ??= performance.now() + early;
    if (performance.now() < sieve.time) sieve.until = page.f + lines.length;
    const fresh = this.#sieved(lines);
    if (!sieve.whole && fresh.length === lines.length && !this.items.at(-1)?.gap) {
      this.items.push({ gap: 1, from: -1, open: true });
      this.folds.add(this.items, this.items.length - 1);
    }
    sieve.whole = true;
    return fresh;
  }

  // What came before the first batch is not a gap: it is reached by scrolling up.
  append(page, lines) {
    if (page.s > 0 && this.items.length) this.#gapAtEnd(page.s, page.f - page.s);
    this.#push(this.#unknown(lines));
  }

  // Lines that are not to be kept now, because nobody reads there and there is no room.
  pass(page) {
    this.#gapAtEnd(page.s + page.l.length, page.f - page.s);
  }

  // The newest lines of the server behind what is held: what lies between is a gap, what is held already is left out.
  catchUp(page) {
    const last = this.items.at(-1), from = !last ? page.f : last.gap ? last.from : last.seq + 1;
    const lines = this.#unknown(this.#sieved(linesOf(page).filter(line => line.seq >= from)));
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

  // Lines of other sources are let go of, and a new tail begins: its numbers are others, so those that are held count by their places only, and gaps hold any number of lines.
  keep(sources) {
    const kept = this.items.filter(item => item.gap || !item.source || sources.has(item.source));
    this.items = kept.filter((item, i) => !(item.gap && kept[i - 1]?.gap));
    for (const item of this.items) Object.assign(item, item.gap ? { from: -1, open: true, state: undefined } : { seq: -1 });
    this.begun = false;
    this.#characters = charactersOf(this.items);
    this.folds.arrange(this.items);
    this.#watch(false);
  }

  // The same place anew, with lines of more sources, behind which a new tail begins.
  refill(page) {
    this.place(page);
    this.#watch(true);
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
      const later = one => order(one, line);
      const at = this.items.indexOf(line);
      this.items.splice(at + 1, 0, ...this.#taken(lines.filter(one => later(one) > 0)));
      this.items.splice(at, 0, ...this.#taken(lines.filter(one => later(one) <= 0)));
    }
    this.folds.arrange(this.items);
  }

  // Lets go of what is too much, at the end that is farther from what is looked at.
  makeRoom(looking) {
    const fromTop = looking > this.items.length / 2, over = this.#undivided(this.#surplus(fromTop), fromTop);
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
    this.#sieve = null;
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

  // A new tail begins with lines that are held, or lie before or between those: up to which moment each source is known.
  #watch(whole) {
    const last = new Map(), keys = new Set();
    let end = null;
    for (const item of this.items) {
      if (item.gap || item.context) continue;
      last.set(item.source, item);
      keys.add(keyOf(item));
      if (!end || order(item, end) > 0) end = item;
    }
    this.#sieve = end && { last, keys, end, whole, until: 0, time: null };
  }

  #sieved(lines) {
    const sieve = this.#sieve;
    return sieve ? lines.filter(line => line.seq >= sieve.until || !sieve.keys.has(keyOf(line)) && order(line, sieve.last.get(line.source) ?? sieve.end) > 0) : lines;
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

  // What is not held is asked for by the place of the line beside it: lines of several sources that share a place stay together.
  #undivided(over, fromTop) {
    const { items } = this, at = n => fromTop ? n : items.length - n;
    while (over > 0 && over < items.length && order(items[at(over) - 1], items[at(over)]) === 0) over--;
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
