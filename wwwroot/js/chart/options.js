import uPlot from "../../lib/uplot/uPlot.esm.js";
import { drawLimits, drawNotes } from "./marks.js";
import { inUtc, marks } from "./times.js";
import { mark, round } from "./units.js";

const colours = ["--muted", "--line-soft", "--surface", "--warn", "--crit", "--maint", "--c1", "--c2", "--c3", "--c4", "--c5", "--c6"];

// The colours of the theme as they are now.
export function paintOf(element) {
  const style = getComputedStyle(element), paint = Object.fromEntries(colours.map(name => [name.slice(2), style.getPropertyValue(name).trim()]));
  return { ...paint, note: paint.maint, font: style.fontFamily };
}

// Lines of the height and colour of the house: no frame, level lines only, axes without strokes.
export function optionsOf(chart, width, height) {
  const { look } = chart, paint = paintOf(chart.root), second = look.lines.some(l => l.axis === 1), named = look.notes.length > 0;
  return {
    width, height, ms: 1,
    padding: [named ? 17 : 8, second ? 0 : 18, 0, 0],
    legend: { show: false },
    tzDate: ms => inUtc() ? uPlot.tzDate(new Date(ms), "Etc/UTC") : new Date(ms),
    scales: { x: { range: () => chart.range }, y0: scaleOf(chart, 0), ...(second ? { y1: scaleOf(chart, 1) } : {}) },
    axes: [timeAxis(look, paint), valueAxis(chart, paint, 0), ...(second ? [valueAxis(chart, paint, 1)] : [])],
    series: [{}, ...look.lines.map(l => l.edge ? { scale: `y${l.axis}`, stroke: "transparent", width: 0, points: { show: false } } : {
      scale: `y${l.axis}`, stroke: paint[`c${l.colour}`], width: 1.5,
      points: { show: false, size: 4, fill: paint[`c${l.colour}`], filter: alone },
    })],
    bands: look.lines.flatMap((l, i) => l.edge === 2 ? [{ series: [i + 1, i], fill: `color-mix(in srgb, ${paint[`c${l.colour}`]} 20%, transparent)` }] : []),
    cursor: {
      y: false, points: { size: (u, i) => look.lines[i - 1].edge ? 0 : 7, width: 1.5, fill: (u, i) => u.series[i].stroke(u, i), stroke: () => paint.surface },
      drag: { x: true, y: false, setScale: false, dist: 4 },
      bind: { dblclick: () => () => chart.reset() },
      ...(look.group ? { sync: { key: look.group, scales: ["x", null], filters: { pub: name => name === "mousemove" || name === "mouseleave", sub: () => true } } } : {}),
    },
    hooks: {
      setCursor: [() => chart.tell()],
      setSelect: [plot => chart.choose(plot)],
      drawAxes: [plot => drawLimits(plot, look.limits, paint)],
      draw: [plot => { drawNotes(plot, look.notes, paint); chart.tell(); }],
    },
  };
}

// A line needs two points; one that stands alone between gaps would not be seen.
function alone(plot, index, show, gaps) {
  const values = plot.data[index], [from, to] = plot.series[0].idxs ?? [0, values.length - 1], found = [];
  for (let i = from; i <= to; i++)
    if (values[i] !== null && (values[i - 1] ?? null) === null && (values[i + 1] ?? null) === null) found.push(i);
  return found.length ? found : null;
}

// Both edges are marks of the axis, so that the lines do not tremble with every new value.
function scaleOf(chart, axis) {
  return {
    auto: true,
    range: (plot, lowest, highest) => {
      const { look } = chart, fixed = axis === 0;
      let low = fixed && look.bottom !== null ? look.bottom : Math.min(0, lowest ?? 0), high = Math.max(low, highest ?? low);
      if (fixed) for (const { value } of look.limits) if (high >= low + (value - low) / 2) high = Math.max(high, value * 1.02);
      if (fixed && look.top !== null) high = look.top;
      if (high <= low) high = low + chart.stepsOf(axis)[0].size;
      const step = chart.increments[axis] = incrementOf(high - low, plot.height, chart.stepsOf(axis));
      const up = fixed && look.top !== null ? high : Math.ceil(high / step - 1e-9) * step;
      return [fixed && look.bottom !== null ? low : Math.floor(low / step + 1e-9) * step, up];
    },
  };
}

// As many marks as have room, unless fewer leave less of the height unused.
function incrementOf(length, height, steps) {
  let best = 0, least = Infinity;
  for (let parts = Math.max(2, Math.floor((height - 30) / 26)); parts > 1; parts--) {
    const step = round(length / parts, steps), used = Math.ceil(length / step - 1e-9) * step;
    if (used < least * (1 - 1e-9)) [best, least] = [step, used];
  }
  return best;
}

function timeAxis(look, paint) {
  return {
    stroke: paint.muted, font: `11px ${paint.font}`, size: 22, gap: 4, space: 74,
    grid: { show: false }, ticks: { show: false }, border: { show: false },
    values: (plot, at, axis, space, increment) => marks(at, increment, look.language),
  };
}

function valueAxis(chart, paint, axis) {
  return {
    scale: `y${axis}`, side: axis ? 1 : 3, stroke: paint.muted, font: `11px ${paint.font}`, gap: 6,
    grid: { show: axis === 0, stroke: paint["line-soft"], width: 1 }, ticks: { show: false }, border: { show: false },
    splits: (plot, index, low, high) => {
      const step = chart.increments[axis], at = [];
      for (let i = Math.ceil(low / step - 1e-9); i <= Math.floor(high / step + 1e-9); i++) at.push(i * step);
      return at;
    },
    values: (plot, at) => at.map(value => mark(value, chart.increments[axis], chart.stepsOf(axis), chart.look.language)),
    size: (plot, words) => {
      plot.ctx.font = plot.axes[axis + 1].font[0];
      return Math.ceil(Math.max(...(words ?? [""]).map(w => plot.ctx.measureText(w).width)) / (devicePixelRatio || 1)) + 10;
    },
  };
}
