import { isError, isMarker } from "./wire.js";
import { restOf } from "./fields.js";
import { timeOf } from "./words.js";

// Writes one line into a row. Text from the log becomes text nodes, never markup.
const levels = ["", "TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];
const cells = ["time", "bar", "source", "stream", "level", "values", "text"];

export function rowOf() {
  const row = { element: document.createElement("div"), item: null, look: "" };
  for (const name of cells) {
    row[name] = document.createElement("span");
    row[name].className = name;
    row.element.append(row[name]);
  }
  return row;
}

export function writeGap(row, gap, words) {
  row.element.className = "row gap";
  for (const name of cells) row[name].textContent = "";
  const count = gap.open ? words.of("logs.gap.open") : words.count("logs.gap", gap.gap);
  row.text.textContent = `${count} · ${words.of(gap.state ? "logs." + gap.state : "logs.gap.show")}`;
}

export function writeLine(row, line, view) {
  const { words, sources, columns, find, folds } = view, source = sources.of(line.source), marker = isMarker(line);
  row.element.className = ["row", `l${line.level || line.tone || 0}`, marker ? "marker" : "", isError(line) ? "err" : "", line.continues && line.fold ? "goes-on" : "",
    line.context ? "context" : "", view.chosen(line) ? "chosen" : "", view.isCurrent(line) ? "current" : "", find.isHit(line) ? "hit" : ""].filter(Boolean).join(" ");
  row.time.textContent = timeOf(line, view.utc);
  row.bar.className = `bar c${source.colour}`;
  row.source.className = `source c${source.colour}`;
  row.source.textContent = source.name;
  row.stream.textContent = marker ? "" : isError(line) ? "err" : "out";
  row.level.textContent = marker ? "" : levels[line.level] ?? "";
  writeValues(row.values, line, columns);
  const parts = line.message === null || view.raw || marker
    ? paint(line.text, line.spans, find.rangesOf(line, "text"))
    : [...paint(line.message, null, find.rangesOf(line, "message")), ...rest(line, find)];
  if (line.cut) parts.push(mark("cutmark", words.count("logs.cut", line.cut)));
  const behind = folds.behind(line);
  if (behind > 0) parts.push(mark("foldmark", line.fold.open ? words.of("logs.fold") : words.count("logs.folded", behind)));
  row.text.replaceChildren(...parts);
}

function writeValues(cell, line, columns) {
  const { fields } = columns;
  while (cell.childElementCount > fields.length) cell.lastElementChild.remove();
  while (cell.childElementCount < fields.length) cell.append(document.createElement("span"));
  fields.forEach((_, i) => {
    const value = line.values?.[i] ?? "";
    cell.children[i].textContent = value;
    cell.children[i].title = value;
  });
}

function rest(line, find) {
  const text = restOf(line);
  if (!text) return [];
  const span = document.createElement("span");
  span.className = "rest";
  span.append("   ", ...paint(text, null, find.rangesOf(line, "rest")));
  return [span];
}

// What stands beside a text and is not part of it: it is neither selected nor copied.
function mark(name, words) {
  const span = document.createElement("span");
  span.className = name;
  span.dataset.words = words;
  return span;
}

// A text in pieces: coloured as the terminal would, what was found marked.
function paint(text, spans, found) {
  if (!spans && !found.length) return [text];
  const cuts = new Set([0, text.length]);
  for (let i = 0; spans && i < spans.length; i += 3) cuts.add(spans[i]).add(spans[i] + spans[i + 1]);
  for (const [from, to] of found) cuts.add(from).add(to);
  const at = [...cuts].filter(cut => cut <= text.length).sort((a, b) => a - b), parts = [];
  let span = 0, range = 0;
  for (let i = 0; i + 1 < at.length; i++) {
    while (spans && span < spans.length && spans[span] + spans[span + 1] <= at[i]) span += 3;
    while (range < found.length && found[range][1] <= at[i]) range++;
    const classes = spans && span < spans.length && spans[span] <= at[i] ? spans[span + 2] : "", marked = range < found.length && found[range][0] <= at[i];
    const piece = text.slice(at[i], at[i + 1]);
    if (!classes && !marked) {
      parts.push(piece);
      continue;
    }
    const element = document.createElement(marked ? "mark" : "span");
    if (classes) element.className = classes;
    element.textContent = piece;
    parts.push(element);
  }
  return parts;
}
