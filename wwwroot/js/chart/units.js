// Writes numbers as Ui/Charts/ChartUnits.cs does, by the steps that come with a series.
const gap = "\u00a0", thin = "\u202f", nothing = "\u2014";
const formats = new Map();

function format(language, digits) {
  const key = `${language} ${digits}`;
  if (!formats.has(key)) formats.set(key, new Intl.NumberFormat(language, { maximumFractionDigits: digits }));
  return formats.get(key);
}

function stepOf(value, steps) {
  return steps.findLast(s => Math.round(Math.abs(value) / s.size * 1000) >= 1000) ?? steps[0];
}

function write(value, step, digits, language) {
  const text = format(language, digits).format(value / step.size).replaceAll(gap, thin);
  return step.word ? text + gap + step.word : text;
}

export function say(value, steps, language) {
  if (value === null || value === undefined) return nothing;
  const step = stepOf(value, steps), size = Math.abs(value) / step.size;
  return write(value, step, size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3, language);
}

// Beside an axis: each mark in its own unit, with as many digits as tell it from the next.
export function mark(value, increment, steps, language) {
  if (value === 0) return "0";
  const step = stepOf(value, steps), digits = Math.max(0, Math.ceil(-Math.log10(increment / step.size) + 1 - 1e-9));
  return write(value, step, Math.min(6, digits), language);
}

// The distance of marks that is round in the unit: 1, 2, 2.5, 5 for most (things are not counted by halves), powers of two where a thousand is 1,024, parts of an hour for time.
export function round(wanted, steps) {
  const step = stepOf(wanted, steps), next = steps[steps.indexOf(step) + 1], ratio = next ? next.size / step.size : 10, parts = wanted / step.size;
  if (steps[1]?.size === 1024 && parts > 1) return step.size * 2 ** Math.ceil(Math.log2(parts) - 1e-9);
  if (ratio === 60 && parts > 1) return step.size * ([1, 2, 5, 10, 15, 20, 30, 60].find(p => p >= parts) ?? 60);
  const power = 10 ** Math.floor(Math.log10(parts));
  return step.size * power * [1, 2, ...(step.word || power >= 10 ? [2.5] : []), 5, 10].find(p => p >= parts / power - 1e-9);
}
