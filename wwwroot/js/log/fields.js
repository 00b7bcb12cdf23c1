// The fields of a line beside its message, in one short text: for showing only, the panel has them all and exactly.
const noise = /^(@?t(s|ime|imestamp)?|@timestamp|@?l(evel)?|severity|lvl|loglevel|msg|message|@m|@mt|message_?template|v)$/i;
const begins = /^[\w.@/-]+=/;
const pair = /([\w.@/-]+)=("(?:[^"\\]|\\.)*"|[^\s"]*)/g;
const most = 240, longest = 64;

function shortly(value) {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const quoted = /\s/.test(text) && typeof value === "string" ? JSON.stringify(text) : text;
  return quoted.length > longest ? quoted.slice(0, longest - 1) + "…" : quoted;
}

function ofJson(line) {
  try {
    return Object.entries(JSON.parse(line.text)).filter(([key, value]) => !noise.test(key) && value !== line.message && value !== null).map(([key, value]) => `${key}=${shortly(value)}`);
  } catch {
    return [];
  }
}

function ofPairs(line) {
  return [...line.text.matchAll(pair)].filter(([, key]) => !noise.test(key)).map(([, key, value]) => `${key}=${value.length > longest ? value.slice(0, longest - 1) + "…" : value}`);
}

export function restOf(line) {
  if (line.rest !== undefined) return line.rest;
  const at = line.text.trimStart();
  const parts = at.startsWith("{") ? ofJson(line) : begins.test(at) ? ofPairs(line) : [];
  let rest = "";
  for (const part of parts) {
    if (rest.length + part.length > most) {
      rest += " …";
      break;
    }
    rest += " " + part;
  }
  return line.rest = rest.trimStart();
}
