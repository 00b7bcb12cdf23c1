import { cursorOf, sendable } from "./wire.js";

// Asks the server for what is not held: lines above, lines of gaps, lines around one, values of fields.
const olderWithin = 400, silence = 3_000, mostAsked = 40, mostOfOne = 2_000;

export class Reader {
  #loading = false;
  #askAgain = 0;
  #valuing = false;
  #fields = 0;
  #tail = 0;

  constructor(view) {
    this.view = view;
  }

  // Looks whether something that is not held has come into sight.
  want() {
    const { view } = this, { store, scroller, layout } = view;
    if (this.#loading || !store.items.length || performance.now() < this.#askAgain) return;
    const short = layout.total < scroller.clientHeight;
    if (!store.begun && (short || !view.following && scroller.scrollTop < olderWithin)) return this.#load(() => this.#older());
    if (view.following) return;
    const gap = view.rows.visible.find(item => item.gap && item.state !== "gap.lost");
    if (gap && (gap.open || gap !== store.items.at(-1))) this.#load(() => this.#fill(gap));
  }

  // Another tail: answers that are still on their way speak of the one before.
  forget() {
    this.#tail++;
  }

  // Somebody asks for it.
  fill(gap) {
    gap.state = undefined;
    this.#askAgain = 0;
    if (!this.#loading) this.#load(() => this.#fill(gap));
  }

  // Other fields are columns now.
  async choose(fields) {
    const version = this.#fields + 1;
    await this.view.server.invokeMethodAsync("ChooseFields", fields, version);
    this.#fields = version;
  }

  // Lines that came before a field was made a column do not have its value yet.
  async value() {
    const { view } = this, { fields } = view.columns;
    if (this.#valuing || !fields.length) return;
    const lines = view.rows.visible.filter(item => !item.gap && item.valued !== this.#fields).slice(0, mostAsked);
    if (!lines.length) return;
    for (const line of lines) line.valued = this.#fields;
    this.#valuing = true;
    try {
      const values = await view.server.invokeMethodAsync("ValuesOf", lines.map(line => sendable(line.raw.slice(0, mostOfOne), 600)));
      lines.forEach((line, i) => { line.values = values[i]; });
      view.redraw();
    } finally {
      this.#valuing = false;
    }
  }

  async around(line) {
    const page = await this.view.server.invokeMethodAsync("ContextAsync", cursorOf(line), line.source);
    this.view.learn(page);
    this.view.keeping(() => this.view.store.surround(line, page));
    return page.l.length;
  }

  async #load(work) {
    this.#loading = true;
    try {
      await work();
    } finally {
      this.#loading = false;
    }
    this.view.draw();
  }

  async #older() {
    const { view } = this, { store } = view, first = store.items[0], tail = this.#tail;
    if (first.gap) return this.#fill(first);
    view.top.textContent = view.words.of("logs.loading");
    const page = await view.server.invokeMethodAsync("OlderAsync", first.seq, cursorOf(first));
    if (page.silent) return this.#later();
    view.learn(page);
    if (store.items[0] !== first || tail !== this.#tail) return void (view.top.textContent = "");
    view.keeping(() => {
      store.prepend(page);
      store.makeRoom(view.rows.firstVisible + page.l.length);
    });
    view.top.textContent = store.begun ? view.words.of("logs.begin") : "";
  }

  // A gap in the lower half is filled from its start, one in the upper half from its end: what is being read stays.
  async #fill(gap) {
    const { view } = this, { items } = view.store, at = items.indexOf(gap), tail = this.#tail;
    const atEnd = at > 0 && at < items.length - 1 && view.layout.top(at) - view.scroller.scrollTop < view.scroller.clientHeight / 2;
    const [before, after] = [items[at - 1], items[at + 1]];
    gap.state = "loading";
    view.draw();
    const page = await view.server.invokeMethodAsync("FillAsync", gap.from, gap.gap, atEnd, before ? cursorOf(before) : null, after ? cursorOf(after) : null);
    gap.state = undefined;
    if (page.silent) return this.#later();
    view.learn(page);
    if (tail !== this.#tail) return;
    gap.state = page.l.length || page.closed ? undefined : "gap.lost";
    view.keeping(() => {
      view.store.fill(gap, page, page.atEnd);
      view.store.makeRoom(view.rows.firstVisible);
    }, item => item === gap);
  }

  // The source does not answer, so whoever scrolls on asks again, but not at once.
  #later() {
    this.#askAgain = performance.now() + silence;
    this.view.top.textContent = "";
  }
}
