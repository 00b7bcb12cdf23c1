// The time of the portal, carried on by the running time of this page: a clock that is set changes no age.
let base = { now: Date.now(), at: performance.now() };

export function heard(now) {
  base = { now, at: performance.now() };
}

export function now() {
  return base.now + (performance.now() - base.at);
}

// When the page was asleep, running time stood still and the clock did not.
let gap = Date.now() - performance.now();
export function slept() {
  const is = Date.now() - performance.now();
  const jumped = Math.abs(is - gap) > 5000;
  gap = is;
  return jumped;
}

const language = document.documentElement.lang;
export const zone = (Intl.DateTimeFormat().resolvedOptions().timeZone ?? "").split("/").at(-1).replaceAll("_", " ");

export function clock(milliseconds, seconds = true) {
  return new Date(milliseconds).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit", ...(seconds && { second: "2-digit" }), hourCycle: "h23" });
}

export function minutesOfDay() {
  const date = new Date(now());
  return date.getHours() * 60 + date.getMinutes();
}

// 00:41, and with hours 1:00:41.
export function counted(milliseconds) {
  const all = Math.max(0, Math.floor(milliseconds / 1000));
  const two = n => String(n).padStart(2, "0");
  const rest = `${two(Math.floor(all / 60) % 60)}:${two(all % 60)}`;
  return all < 3600 ? rest : `${Math.floor(all / 3600)}:${rest}`;
}

// The largest unit only: 12 s, 3 min, 5 h, 2 d.
export function span(milliseconds, words) {
  const s = Math.max(0, milliseconds) / 1000;
  const [n, unit] = s < 60 ? [s, words.s] : s < 3600 ? [s / 60, words.min] : s < 86400 ? [s / 3600, words.h] : [s / 86400, words.d];
  return `${Math.floor(n)}\u00a0${unit}`;
}
