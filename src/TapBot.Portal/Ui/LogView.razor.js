import { addColours } from "../js/log/ansi.js";
import { Columns } from "../js/log/columns.js";
import { Find } from "../js/log/find.js";
import { Keyboard } from "../js/log/keyboard.js";
import { Layout } from "../js/log/layout.js";
import { Pointer } from "../js/log/pointer.js";
import { Reader } from "../js/log/reader.js";
import { Rows } from "../js/log/rows.js";
import { Selection } from "../js/log/selection.js";
import { Settings } from "../js/log/settings.js";
import { Sources } from "../js/log/sources.js";
import { Status } from "../js/log/status.js";
import { Store } from "../js/log/store.js";
import { Walk } from "../js/log/walk.js";
import { cursorOf, keyOf } from "../js/log/wire.js";
import { Words } from "../js/log/words.js";

// Kept in the browser; a pause that lasts longer than this many lines asks the server for numbers only.
const limit = 20_000, mostCharacters = 16_000_000, pauseRoom = 4_000, near = 6;

export function create(root, server, options) {
  return new View(root, server, options);
}

class View {
  following = true;
  #drawAsked = null; #expected = -1; #lastTop = 0; #window = { from: 0, to: 0 }; #end = new AbortController();

  constructor(root, server, { texts, language, merged, context, columns }) {
    addColours();
    const find = name => root.querySelector(`[data-${name}]`);
    Object.assign(this, { root, server, language, merged, hasContext: context, scroller: find("scroller"), canvas: find("canvas"), empty: find("empty"), top: find("top"), titles: find("titles") });
    this.words = new Words(texts, language);
    this.sources = new Sources();
    this.find = new Find(inSight => inSight ? this.redraw() : this.draw(), (text, why) => this.server.invokeMethodAsync("FindFailed", text, why));
    this.store = new Store(limit, mostCharacters);
    this.layout = new Layout(this.store);
    this.columns = new Columns(root, fields => this.#chose(fields), columns);
    this.status = new Status(this);
    this.rows = new Rows({ canvas: this.canvas, scroller: this.scroller, store: this.store, layout: this.layout, words: this.words, sources: this.sources, columns: this.columns, find: this.find });
    this.selection = new Selection(this.scroller, this.store, this.rows, (count, gaps) => this.status.copied(count, gaps));
    this.reader = new Reader(this);
    this.walk = new Walk(this);
    this.settings = new Settings(this, this.#end.signal);
    this.#listen();
    this.#rearranged(false);
  }

  // The fields that are columns, for the first lines.
  fields() {
    return this.columns.fields;
  }

  // One batch of the server. Resolves when it has been drawn, so that a slow browser slows only itself; true asks for numbers instead of lines.
  async append(page, lag) {
    const { store, status } = this;
    this.learn(page);
    const lines = store.fresh(page);
    status.received(page, lines.length, lag, !this.following);
    if (this.following || store.items.length + lines.length <= limit && status.news < pauseRoom) {
      store.append(page, lines);
      if (this.following) store.makeRoom(store.items.length);
    } else {
      store.pass(page);
    }
    await this.draw();
    return !this.following && (status.news >= pauseRoom || store.items.length >= limit);
  }

  // Another log, or the same one anew.
  reset({ merged, context }) {
    Object.assign(this, { merged, hasContext: context });
    this.reader.forget();
    this.store.clear();
    this.sources.forget();
    this.selection.clear();
    this.rows.current = null;
    this.status.begin();
    this.follow(true);
    this.#rearranged(false);
  }

  // The same log with other sources: lines of those that stay remain where they are.
  change({ merged, context }, kept) {
    const sources = new Set(kept);
    Object.assign(this, { merged, hasContext: context });
    this.reader.forget();
    this.selection.clear();
    this.keeping(() => this.store.keep(sources), item => !item.gap && item.source && !sources.has(item.source));
    if (!this.store.items.includes(this.rows.current)) this.rows.current = null;
    this.sources.keep(kept);
    this.#rearranged(false);
  }

  // The place of the first line in sight; null while the newest are followed.
  looksAt() {
    const first = this.following ? null : this.#firstLine;
    return first ? cursorOf(first) : null;
  }

  // What is looked at, with the lines of more sources among it: the first line in sight stays where it is.
  refill(page) {
    const { rows, store, layout } = this, first = this.#firstLine, same = line => line && store.items.find(item => !item.gap && keyOf(item) === keyOf(line)), { current } = rows;
    const offset = first ? layout.top(store.items.indexOf(first)) - this.scroller.scrollTop : 0;
    this.learn(page);
    this.selection.clear();
    store.refill(page);
    rows.current = same(current) ?? null;
    layout.changed();
    this.canvas.style.height = layout.total + "px";
    const line = first && (same(first) ?? this.#lineAt(cursorOf(first)));
    if (line && !this.following) this.#scrollTo(layout.top(store.items.indexOf(line)) - offset);
    this.draw();
  }

  get #firstLine() {
    return this.rows.looked.find(item => !item.gap && !item.context) ?? null;
  }

  // Shows the lines around a place; the line there is the current one.
  jump(page, cursor) {
    this.learn(page);
    this.selection.clear();
    this.store.place(page);
    this.status.news = 0;
    this.follow(false);
    this.rows.current = this.#lineAt(cursor);
    if (this.rows.current) this.store.folds.reveal(this.rows.current);
    this.layout.changed();
    this.canvas.style.height = this.layout.total + "px";
    this.#scrollTo(Math.max(0, this.layout.top(Math.max(0, this.walk.at)) - this.scroller.clientHeight / 2));
    this.draw();
  }

  // The line with this place, else the first one behind it, else the last.
  #lineAt(cursor) {
    const lines = this.store.items.filter(item => !item.gap), at = BigInt(cursor.split("-")[0]);
    return lines.find(line => cursorOf(line) === cursor) ?? lines.find(line => BigInt(cursorOf(line).split("-")[0]) >= at) ?? lines.at(-1) ?? null;
  }

  // What is to be found; tells what is wrong with it, null when nothing is.
  look(text, how) {
    const flaw = this.find.set(text, how);
    this.redraw();
    return flaw;
  }

  // From when to when the lines in sight were written: the strip of time shows it.
  #tellWindow() {
    const lines = this.rows.visible.filter(item => !item.gap), from = lines[0]?.ms ?? 0, to = lines.at(-1)?.ms ?? 0;
    if (from === this.#window.from && to === this.#window.to) return;
    this.#window = { from, to };
    this.root.dispatchEvent(new CustomEvent("tapbot:log-window", { detail: this.#window }));
  }

  dispose() {
    this.#end.abort();
    this.find.stop();
    this.resizing.disconnect();
    clearInterval(this.ticking);
  }

  #listen() {
    const { signal } = this.#end;
    this.scroller.addEventListener("scroll", () => this.#scrolled(), { signal, passive: true });
    new Pointer(this, signal);
    new Keyboard(this, signal);
    this.resizing = new ResizeObserver(() => this.keeping(() => this.measure()));
    this.resizing.observe(this.scroller);
    this.ticking = setInterval(() => this.status.show(), 1000);
  }

  press(what) {
    if (what === "follow") this.following ? this.pause() : this.catchUp();
    else if (what === "newest") this.catchUp();
    else if (what === "find-next") this.walk.find(1);
    else if (what === "find-previous") this.walk.find(-1);
    else if (what === "context") this.hasContext && this.walk.context();
    else if (what === "zone-local" || what === "zone-utc") this.settings.choose("utc", what === "zone-utc");
    else this.settings.toggle(what);
  }

  // The columns of another address; null for those that are remembered.
  arrange(columns) {
    this.columns.use(columns);
    return this.#rearranged(true);
  }

  async #chose(fields) {
    await this.#rearranged(fields);
    await this.server.invokeMethodAsync("ColumnsChosen", this.columns.chosen);
  }

  // Other columns, or other fields in them.
  async #rearranged(fields) {
    this.columns.show(this.merged || this.sources.several);
    this.rows.forgetLooks();
    this.keeping(() => this.measure());
    if (!fields) return;
    await this.reader.choose(this.columns.fields);
    this.redraw();
  }

  learn(page) {
    if (this.sources.learn(page)) this.#rearranged(false);
  }

  follow(on) {
    this.following = on;
    for (const button of this.root.querySelectorAll("[data-press=follow]")) button.setAttribute("aria-pressed", on);
    this.status.show();
  }

  pause() {
    if (this.following && this.layout.total > this.scroller.clientHeight) this.follow(false);
  }

  // Back to the newest line: what was left out in the meantime is a gap, and the newest lines come from the server.
  async catchUp() {
    this.selection.clear();
    document.getSelection().removeAllRanges();
    const page = await this.server.invokeMethodAsync("NewestAsync");
    this.learn(page);
    this.store.catchUp(page);
    this.status.news = 0;
    this.follow(true);
    this.store.makeRoom(this.store.items.length);
    this.draw();
  }

  #scrolled() {
    const { scrollTop, clientHeight } = this.scroller;
    const atEnd = scrollTop + clientHeight >= this.layout.total - near, down = scrollTop > this.#lastTop;
    const ours = Math.abs(scrollTop - this.#expected) < 1;
    this.#expected = -1;
    this.#lastTop = scrollTop;
    if (!ours) {
      if (atEnd && down && !this.following && !this.selection.active && !this.store.items.at(-1)?.gap) this.catchUp();
      else if (!atEnd && this.following) this.pause();
    }
    this.draw();
  }

  #scrollTo(top) {
    const before = this.scroller.scrollTop;
    this.scroller.scrollTop = top;
    if (this.scroller.scrollTop !== before) this.#expected = this.#lastTop = this.scroller.scrollTop;
  }

  // How many characters fit into a row; only wrapping asks.
  measure() {
    const probe = this.root.querySelector("[data-probe]"), free = this.scroller.clientWidth - (this.rows.before ?? 180) - 12;
    this.layout.columns = Math.max(10, Math.floor(free / (probe.getBoundingClientRect().width / 50)));
    this.layout.changed();
  }

  // Changes what is held or how it is laid out; what is looked at stays where it is.
  keeping(change, goes = () => false) {
    const { items } = this.store;
    let at = Math.min(this.rows.firstLooked, items.length - 1);
    while (at < items.length - 1 && goes(items[at])) at++;
    const anchor = items[at], offset = anchor ? this.layout.top(at) - this.scroller.scrollTop : 0;
    change();
    this.layout.changed();
    this.selection.refresh();
    const index = this.store.items.indexOf(anchor);
    this.canvas.style.height = this.layout.total + "px";
    if (index >= 0 && !this.following) this.#scrollTo(this.layout.top(index) - offset);
    this.draw();
  }

  redraw() {
    this.rows.forgetLooks();
    this.draw();
  }

  // Draws before the next frame; while the tab is hidden there are no frames, so a short wait will do.
  draw() {
    this.#drawAsked ??= new Promise(done => {
      let ran = false;
      const run = () => {
        if (ran) return;
        ran = true;
        this.#drawAsked = null;
        this.#drawNow();
        done();
      };
      requestAnimationFrame(run);
      setTimeout(run, 200);
    });
    return this.#drawAsked;
  }

  #drawNow() {
    this.layout.changed();
    const anchor = this.rows.firstLooked, offset = this.layout.top(Math.min(anchor, this.store.items.length)) - this.scroller.scrollTop;
    for (let round = 0; round < 3; round++) {
      this.canvas.style.height = this.layout.total + "px";
      if (this.following) this.#scrollTo(this.layout.total);
      if (!this.rows.draw()) break;
      if (!this.following) this.#scrollTo(this.layout.top(Math.min(anchor, this.store.items.length)) - offset);
    }
    this.titles.scrollLeft = this.scroller.scrollLeft;
    this.empty.hidden = this.store.items.length > 0;
    this.status.show();
    this.reader.want();
    this.reader.value();
    this.find.work(this.rows.visible, this.store.items);
    this.#tellWindow();
  }
}
