import uPlot from "../lib/uplot/uPlot.esm.js";
import { noteAt } from "../js/chart/marks.js";
import { optionsOf } from "../js/chart/options.js";
import { moment } from "../js/chart/times.js";
import { say } from "../js/chart/units.js";

// Draws what the component knows; its points here are a copy, told of every change. Its own is only where the cursor is and what is looked at closer.
const groups = new Map(), closest = 2000;

export function create(root, server) {
  return new Chart(root, server);
}

class Chart {
  #data = null; #plot = null; #whole = [0, 1]; #closer = null; #asked = null; #frame = 0; #rebuild = false; #end = new AbortController();
  look = null; increments = [1, 1];

  constructor(root, server) {
    Object.assign(this, { root, server, place: root.querySelector("[data-plot]"), at: root.querySelector("[data-at]"), whole: root.querySelector("[data-reset]") });
    const { signal } = this.#end, anew = () => this.#draw(true);
    document.addEventListener("tapbot:theme", anew, { signal });
    document.addEventListener("tapbot:log-utc", () => { this.times(); anew(); }, { signal });
    matchMedia("(prefers-color-scheme: light)").addEventListener("change", anew, { signal });
    this.whole.addEventListener("click", () => this.reset(), { signal });
    this.resizing = new ResizeObserver(() => this.#draw(false));
    this.resizing.observe(this.place);
  }

  // Everything anew. A closer look ends when the page shows another range.
  replace(look, { points, from, to }) {
    if (this.look?.group !== look.group) this.#join(look.group);
    if (this.#whole[0] !== from || this.#whole[1] !== to) this.#show(null);
    if (this.#asked && Math.abs((to - from) / (this.#asked[1] - this.#asked[0]) - 1) > .1) this.#asked = null;
    Object.assign(this, { look });
    this.#whole = [from, to];
    this.#data = [points.times, ...look.lines.map((_, i) => points.values[i] ?? [])];
    this.#markReset();
    this.#draw(true);
  }

  append({ points, dropped, from, to }) {
    this.#data.forEach((column, i) => {
      column.push(...(i ? points.values[i - 1] : points.times));
      column.splice(0, dropped);
    });
    this.#whole = [from, to];
    this.#draw(false);
  }

  // Fills the times of the table.
  times() {
    const length = this.#whole[1] - this.#whole[0];
    for (const time of this.root.querySelectorAll("[data-point]")) time.textContent = moment(Number(time.dataset.point), length, this.look.language);
  }

  dispose() {
    this.#end.abort();
    this.#join(null);
    this.resizing.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#plot?.destroy();
  }

  get range() {
    return this.#closer ?? this.#whole;
  }

  stepsOf(axis) {
    return this.look.lines.find(l => l.axis === axis).steps;
  }

  // The values under the cursor, or the newest ones.
  tell() {
    const [times, ...columns] = this.#data, under = this.#plot?.cursor.left >= 0 ? this.#plot.cursor.idx : null, row = under ?? times.length - 1;
    const places = this.root.querySelectorAll("[data-value]"), { lines, language } = this.look;
    let next = 0;
    lines.forEach((line, i) => {
      if (line.edge || !places[next]) return;
      const [low, high] = under !== null && lines[i + 1]?.edge ? [columns[i + 1][row], columns[i + 2][row]] : [null, null];
      const around = low !== null && high > low ? ` (${say(low, line.steps, language)} – ${say(high, line.steps, language)})` : "";
      put(places[next++], say(columns[i][row], line.steps, language) + around);
    });
    this.#tellTime(under === null ? null : times[under]);
  }

  // Below the cursor, over the marks of the axis.
  #tellTime(time) {
    if (time === null) return put(this.at, "");
    const plot = this.#plot, note = noteAt(plot, this.look.notes, plot.cursor.left), left = plot.over.offsetLeft + plot.valToPos(time, "x");
    put(this.at, moment(time, this.range[1] - this.range[0], this.look.language) + (note && " · " + note));
    this.at.style.left = `${Math.round(Math.max(0, Math.min(plot.width - this.at.offsetWidth, left - this.at.offsetWidth / 2)))}px`;
  }

  // A stretch was drawn with the pointer.
  choose(plot) {
    const { left, width } = plot.select;
    if (width < 1) return;
    plot.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
    const from = Math.round(plot.posToVal(left, "x")), to = Math.round(plot.posToVal(left + width, "x"));
    if (to - from < closest) return;
    for (const chart of this.#company()) {
      chart.#look([from, to]);
      if (chart.look.canZoom) chart.server.invokeMethodAsync("ZoomAsync", from, to);
    }
  }

  reset() {
    if (!this.#closer && !this.#asked) return;
    for (const chart of this.#company()) {
      chart.#look(null);
      if (chart.look.canReset) chart.server.invokeMethodAsync("ResetAsync");
    }
  }

  #look(range) {
    this.#asked = range;
    this.#show(range);
    this.#draw(false);
  }

  #show(range) {
    this.#closer = range;
    this.#markReset();
  }

  #markReset() {
    this.whole.hidden = !this.#closer && !(this.#asked && this.look?.canReset);
  }

  #company() {
    return groups.get(this.look.group) ?? [this];
  }

  #join(group) {
    const old = groups.get(this.look?.group);
    old?.delete(this);
    if (old?.size === 0) groups.delete(this.look.group);
    if (group) groups.set(group, (groups.get(group) ?? new Set()).add(this));
  }

  // Once a frame, and a hidden tab has no frames.
  #draw(rebuild) {
    this.#rebuild ||= rebuild;
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#drawNow();
    });
  }

  #drawNow() {
    const { clientWidth: width, clientHeight: height } = this.place;
    if (!this.#data || !width || !height) return;
    if (this.#rebuild || !this.#plot) {
      this.#rebuild = false;
      this.#plot?.destroy();
      this.#plot = new uPlot(optionsOf(this, width, height), this.#data, this.place);
    } else {
      if (this.#plot.width !== width || this.#plot.height !== height) this.#plot.setSize({ width, height });
      this.#plot.setData(this.#data, true);
    }
  }
}

function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
