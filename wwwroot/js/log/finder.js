// The worker that runs an expression over lines (expression.js). It says when it begins, gives back what it has after a stretch, and how long that took; whoever asked ends it when a single line
// takes too long.
const stretch = 100;
let pattern = null, most = 0;

function rangesIn(text) {
  const ranges = [];
  pattern.lastIndex = 0;
  for (const { index, 0: found } of (text ?? "").matchAll(pattern)) {
    if (found) ranges.push([index, index + found.length]);
    if (ranges.length >= most) break;
  }
  return ranges;
}

function tests(text) {
  pattern.lastIndex = 0;
  return text !== null && text !== undefined && pattern.test(text);
}

self.onmessage = ({ data }) => {
  if (data.source !== undefined) {
    pattern = new RegExp(data.source, data.flags);
    most = data.mostRanges;
    return;
  }
  self.postMessage("begun");
  const hits = [], marks = data.marks ? [] : null, begun = performance.now();
  for (const parts of data.lines) {
    hits.push(tests(parts[0]) || tests(parts[1]));
    marks?.push(parts.map(rangesIn));
    if (performance.now() - begun > stretch) break;
  }
  self.postMessage({ hits, marks, took: performance.now() - begun });
};

self.postMessage("loaded");
