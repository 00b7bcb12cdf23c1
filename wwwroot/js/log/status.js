import { now, span } from "../ages.js";

// Numbers in the status line, beside the box and on the button that leads back; only what differs is written.
const put = (element, text) => { if (element && element.textContent !== text) element.textContent = text; };

export class Status {
  news = 0;
  #rate = [];
  #lag = -1;
  #opened = now();

  constructor(view) {
    this.view = view;
    const find = name => view.root.querySelector(`[data-${name}]`);
    Object.assign(this, { line: find("status"), said: find("said"), pill: find("pill"), found: find("found") });
  }

  // Lines that were there before somebody looked say nothing of rate and lag.
  received(page, lines, lag, paused) {
    const count = lines + page.s, newest = page.l.at(-1)?.[0] ?? now();
    if (newest > this.#opened) {
      this.#rate.push([performance.now(), count]);
      this.#lag = lag;
    }
    if (paused) this.news += count;
  }

  begin() {
    this.news = 0;
    this.#opened = now();
    this.#rate = [];
  }

  copied(count, gaps) {
    const { words } = this.view, text = words.count("logs.copied", count);
    this.said.textContent = gaps ? `${text}, ${words.of("logs.copied.gap")}` : text;
    setTimeout(() => { this.said.textContent = ""; }, 4000);
  }

  show() {
    const { view } = this, { words, store } = view, since = performance.now() - 2000;
    this.#rate = this.#rate.filter(([at]) => at > since);
    const rate = Math.round(this.#rate.reduce((sum, [, count]) => sum + count, 0) / 2), { skipped } = store;
    const parts = [
      view.following ? null : words.of("logs.paused"),
      words.count("logs.rate", rate),
      rate && this.#lag >= 0 ? words.fill("logs.lag", this.#lag < 10_000 ? `${Math.round(this.#lag)}\u00a0${words.of("logs.ms")}` : span(this.#lag)) : null,
      skipped ? words.count("logs.gap", skipped) : words.of("logs.complete"),
    ];
    put(this.line, parts.filter(Boolean).join(" · "));
    this.pill.hidden = view.following || this.news === 0;
    if (!this.pill.hidden) put(this.pill.lastElementChild, words.count("logs.new", this.news));
    this.#showFound();
  }

  #showFound() {
    const { find, store, rows, words } = this.view;
    this.found ??= this.view.root.querySelector("[data-found]");
    if (!this.found) return;
    if (!find.active) return put(this.found, "");
    const { all, at } = find.count(store.items, rows.current);
    put(this.found, all === 0 ? words.of("logs.find.none") : at ? words.fillAll("logs.find.at", [at, all]) : words.count("logs.find.all", all));
  }
}
