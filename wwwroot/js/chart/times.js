import { read } from "../log/memory.js";

// Times in the zone the reader has chosen, as everywhere on the page.
const second = 1000, minute = 60 * second, day = 24 * 60 * minute;

export function inUtc() {
  return Boolean(read("utc", false));
}

function write(ms, language, parts) {
  return new Intl.DateTimeFormat(language, { ...parts, hour12: false, ...(inUtc() ? { timeZone: "UTC" } : {}) }).format(ms);
}

const clock = { hour: "2-digit", minute: "2-digit" }, date = { day: "numeric", month: "short" };

// A point: the day only where the range needs it.
export function moment(ms, length, language) {
  return write(ms, language, { ...(length > day ? date : {}), ...clock, second: "2-digit" });
}

// Beside the axis. The first mark of a day says which.
export function marks(at, increment, language) {
  let last = null;
  return at.map((ms, i) => {
    const today = write(ms, language, date), other = last !== null && today !== last;
    last = today;
    if (increment >= day || other && i > 0 && at.at(-1) - at[0] > minute) return today;
    return write(ms, language, increment < minute ? { ...clock, second: "2-digit" } : clock);
  });
}
