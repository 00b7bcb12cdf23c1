import { read } from "../../js/log/memory.js";

// Bars of how many lines there were, by level. Rare errors among many lines are seen: heights grow with the root of the count, and nothing is lower than two pixels.
const kinds = 4, colours = ["--crit", "--warn", "--lines", "--line"], dragFrom = 4;

export function create(root, server, words) {
  return new Strip(root, server, words);
}

class Strip {
  #data = null; #at = -1; #anchor = -1; #end = new AbortController();

  constructor(root, server, { language, words }) {
    Object.assign(this, { root, server, language, words, canvas: root.querySelector("canvas"), window: root.querySelector(".window"), range: root.querySelector(".range"), ticks: root.querySelector(".ticks") });
    const { signal } = this.#end, on = (target, name, action) => target.addEventListener(name, action, { signal });
    on(root, "pointerdown", e => this.#press(e));
    on(root, "pointermove", e => this.#point(e));
    on(root, "pointerleave", () => { root.title = ""; });
    on(root, "keydown", e => this.#key(e));
    on(root, "blur", () => this.#choose(-1, -1));
    on(document, "tapbot:theme", () => this.#paint());
    on(document, "tapbot:log-utc", () => this.#paint());
    on(matchMedia("(prefers-color-scheme: light)"), "change", () => this.#paint());
    on(root.closest(".log"), "tapbot:log-window", e => this.#shade(e.detail));
    this.resizing = new ResizeObserver(() => this.#paint());
    this.resizing.observe(root);
  }

  draw(data) {
    this.#data = data;
    this.root.setAttribute("aria-valuemax", Math.max(0, this.#count - 1));
    this.#paint();
    this.#shade(this.shaded);
  }

  dispose() {
    this.#end.abort();
    this.resizing.disconnect();
  }

  get #count() {
    return this.#data ? this.#data.bars.length / kinds : 0;
  }

  #time(bucket) {
    return this.#data.from + bucket * this.#data.step;
  }

  #bucketAt(x) {
    const { left, width } = this.canvas.getBoundingClientRect();
    return Math.min(this.#count - 1, Math.max(0, Math.floor((x - left) / width * this.#count)));
  }

  #clock(ms, seconds) {
    const long = this.#count * (this.#data?.step ?? 0) > 36 * 3600_000;
    return new Intl.DateTimeFormat(this.language, { ...(long ? { day: "numeric", month: "short" } : {}), hour: "2-digit", minute: "2-digit", ...(seconds ? { second: "2-digit" } : {}), hour12: false,
      ...(read("utc", false) ? { timeZone: "UTC" } : {}) }).format(ms);
  }

  #say(bucket) {
    const of = kind => this.#data.bars[bucket * kinds + kind], all = of(0) + of(1) + of(2) + of(3), number = new Intl.NumberFormat(this.language);
    return [this.#clock(this.#time(bucket), true), number.format(all), number.format(of(0)), number.format(of(1))].reduce((text, value, i) => text.replace(`{${i}}`, value), this.words);
  }

  #paint() {
    const { canvas } = this, { clientWidth: width, clientHeight: height } = canvas, scale = devicePixelRatio || 1;
    if (!width) return;
    canvas.width = width * scale;
    canvas.height = height * scale;
    const draw = canvas.getContext("2d"), style = getComputedStyle(this.root), { bars } = this.#data ?? { bars: [] }, count = this.#count;
    draw.scale(scale, scale);
    let most = 1;
    for (let i = 0; i < count; i++) most = Math.max(most, bars[i * kinds] + bars[i * kinds + 1] + bars[i * kinds + 2] + bars[i * kinds + 3]);
    const paints = colours.map(name => style.getPropertyValue(name)), step = width / (count || 1), space = step > 5 ? 2 : step > 2.5 ? 1 : 0;
    for (let i = 0; i < count; i++) {
      const parts = bars.slice(i * kinds, i * kinds + kinds), all = parts.reduce((sum, one) => sum + one, 0);
      if (!all) continue;
      const full = Math.max(2, Math.sqrt(all / most) * height);
      let bottom = height;
      parts.forEach((part, kind) => {
        if (!part) return;
        const high = Math.max(2, part / all * full);
        draw.fillStyle = paints[kind];
        draw.fillRect(i * step, bottom - high, Math.max(1, step - space), high);
        bottom -= high;
      });
    }
    this.#writeTicks(width);
  }

  #writeTicks(width) {
    const many = Math.max(2, Math.min(6, Math.floor(width / 150))), marks = this.#data ? [...Array(many).keys()].map(i => this.#clock(this.#time(this.#count * i / (many - 1)))) : [];
    this.ticks.replaceChildren(...marks.map(text => Object.assign(document.createElement("span"), { textContent: text })));
  }

  // What the lines below show, from when to when.
  #shade(shown) {
    this.shaded = shown;
    if (!this.#data || !shown) return void (this.window.hidden = true);
    const all = this.#count * this.#data.step, part = ms => Math.min(1, Math.max(0, (ms - this.#data.from) / all));
    const from = Math.min(part(shown.from), .995), to = part(shown.to);
    this.window.hidden = shown.to < this.#data.from;
    this.window.style.left = `${from * 100}%`;
    this.window.style.width = `max(3px, ${(to - from) * 100}%)`;
  }

  #choose(at, anchor) {
    [this.#at, this.#anchor] = [at, anchor];
    this.range.hidden = at < 0;
    if (at < 0) return;
    const first = Math.min(at, anchor), last = Math.max(at, anchor);
    this.range.style.left = `${first / this.#count * 100}%`;
    this.range.style.width = `${(last - first + 1) / this.#count * 100}%`;
    this.root.setAttribute("aria-valuenow", at);
    this.root.setAttribute("aria-valuetext", this.#say(at));
  }

  #press(e) {
    if (!this.#count || e.button) return;
    this.root.setPointerCapture(e.pointerId);
    const x = e.clientX, anchor = this.#bucketAt(x);
    const drag = new AbortController(), { signal } = drag, abort = () => drag.abort();
    this.root.addEventListener("pointermove", m => { if (Math.abs(m.clientX - x) > dragFrom) this.#choose(this.#bucketAt(m.clientX), anchor); }, { signal });
    this.root.addEventListener("pointercancel", abort, { signal });
    this.root.addEventListener("pointerup", u => {
      abort();
      this.#go(Math.abs(u.clientX - x) > dragFrom ? this.#bucketAt(u.clientX) : anchor, anchor, Math.abs(u.clientX - x) > dragFrom);
    }, { signal });
  }

  #point(e) {
    if (this.#count) this.root.title = this.#say(this.#bucketAt(e.clientX));
  }

  #key(e) {
    const step = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10, Home: -Infinity, End: Infinity }[e.key];
    if (!this.#count || step === undefined && e.key !== "Enter") return;
    e.preventDefault();
    e.stopPropagation();
    if (e.key === "Enter") return this.#at >= 0 && this.#go(this.#at, this.#anchor, this.#at !== this.#anchor);
    const at = Math.min(this.#count - 1, Math.max(0, (this.#at < 0 ? this.#count : this.#at) + step));
    this.#choose(at, e.shiftKey && this.#anchor >= 0 ? this.#anchor : at);
  }

  #go(at, anchor, stretch) {
    this.#choose(-1, -1);
    if (stretch) this.server.invokeMethodAsync("SelectAsync", this.#time(Math.min(at, anchor)), this.#time(Math.max(at, anchor) + 1));
    else this.server.invokeMethodAsync("JumpAsync", this.#time(at));
  }
}
