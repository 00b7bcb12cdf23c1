// Counts every age on the page, once a second, by the server's clock. Nothing is sent for it.
const hour = 3600_000, day = 24 * hour;
const skew = serverNow() - performance.timeOrigin - responseStart();

function serverNow() {
  return Number(document.documentElement.dataset.now) || performance.timeOrigin + responseStart();
}

function responseStart() {
  return performance.getEntriesByType("navigation")[0]?.responseStart ?? 0;
}

export function now() {
  return Date.now() + skew;
}

// Largest unit only: 12 s, 3 min, 5 h, 2 d. The words come with the page.
export function span(milliseconds) {
  const words = document.documentElement.dataset.units?.split("|") ?? ["s", "min", "h", "d"];
  const ms = Math.max(0, milliseconds);
  const [n, unit] = ms < 60_000 ? [ms / 1000, 0] : ms < hour ? [ms / 60_000, 1] : ms < day ? [ms / hour, 2] : [ms / day, 3];
  return `${Math.floor(n)}\u00a0${words[unit]}`;
}

export function clock(milliseconds) {
  return new Date(milliseconds).toLocaleTimeString(document.documentElement.lang, { hour12: false });
}

function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function tickAge(element, at) {
  const every = Number(element.dataset.every) || Infinity;
  const age = now() - at;
  const stale = age > 5 * every;
  const shows = stale || age > 2 * every || "always" in element.dataset;
  put(element, stale ? `${element.dataset.stale} ${clock(at)}` : shows ? span(age) : "");
  element.parentElement.classList.toggle("stale", stale);
}

// Russian months are long in words (25 нояб. 2026 г.); in digits they say the same, and fit on a phone.
function dateOf(at) {
  const language = document.documentElement.lang;
  const month = language.startsWith("ru") ? "2-digit" : "short";
  return at.toLocaleDateString(language, { day: month === "short" ? "numeric" : month, month, year: "numeric" });
}

function tickMoment(element) {
  const at = new Date(Number(element.dataset.moment));
  put(element, (element.dataset.with === "date" ? dateOf(at) + ", " : "") + clock(at));
}

export function tick() {
  if (document.hidden) return;
  for (const element of document.querySelectorAll("[data-age]"))
    if (element.dataset.age) tickAge(element, Number(element.dataset.age));
  for (const element of document.querySelectorAll("[data-moment]")) tickMoment(element);
  for (const element of document.querySelectorAll("[data-until]"))
    put(element, span(Number(element.dataset.until) - now() + 999));
  for (const element of document.querySelectorAll("[data-clock]")) put(element, clock(Date.now()));
}

// New elements are filled before the next frame, so that nobody sees them empty.
const marks = "[data-age], [data-moment], [data-until], [data-clock]";
let wanted = false;
function soon() {
  if (wanted) return;
  wanted = true;
  queueMicrotask(() => { wanted = false; tick(); });
}

new MutationObserver(changes => {
  for (const { type, addedNodes } of changes) {
    if (type === "attributes") return soon();
    for (const node of addedNodes)
      if (node.nodeType === 1 && !node.closest("[data-own-dom]") && (node.matches(marks) || node.querySelector(marks))) return soon();
  }
}).observe(document.documentElement, { subtree: true, childList: true, attributeFilter: ["data-age", "data-moment", "data-until"] });

setInterval(tick, 1000);
document.addEventListener("visibilitychange", tick);
tick();
