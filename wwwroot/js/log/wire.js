// How lines come from the server (LogPageConverter): [ms, ns, code, text, message, spans, ordinal, cut, raw, values], what is zero at the end left out.
// code = stream + 4 x level + 32 x continues + 64 x source; message = [start, length] of it in the text, or the message itself.
const lineOf = (wire, seq, valued) => ({
  ms: wire[0], ns: wire[1], stream: wire[2] & 3, level: wire[2] >> 2 & 7, continues: (wire[2] & 32) !== 0, source: wire[2] >> 6,
  text: wire[3], message: messageOf(wire[3], wire[4]), spans: wire[5] || null, ord: wire[6] || 0, cut: wire[7] || 0, raw: wire[8] || wire[3], values: wire[9] || null, valued, seq,
});

function messageOf(text, message) {
  return !message ? null : typeof message === "string" ? message : text.substr(message[0], message[1]);
}

export const isMarker = item => item.stream === 2;
export const isError = item => item.stream === 1;

export function linesOf(page) {
  return page.l.map((wire, i) => lineOf(wire, page.f < 0 ? -1 : page.f + i, page.v ?? 0));
}

// The place of a line as the server writes it: nanoseconds and the ordinal among equal ones.
export function cursorOf(line) {
  return `${line.ms}${String(line.ns).padStart(6, "0")}-${line.ord}`;
}

// Two lines of one log never share it; two logs may have lines of the same moment.
export function keyOf(line) {
  return `${cursorOf(line)}@${line.source}`;
}

// Which of two lines was written first.
export const order = (one, other) => one.ms - other.ms || one.ns - other.ns || one.ord - other.ord;

// A text that may go back to the server: a message of the circuit has a limit.
export function sendable(text, most = 24_000) {
  let part = text;
  while (new TextEncoder().encode(JSON.stringify(part)).length > most) part = part.slice(0, Math.floor(part.length * .7));
  return part;
}
