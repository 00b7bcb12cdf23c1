// A bar of parts may be wider than its place, as on a phone: the chosen part is brought into sight when the bar comes, when another is chosen, and when the place or a part becomes another size.
// Only the bar moves, never the page; and not under the hand of whoever has moved it.
const bars = ".seg", chosen = ":scope > :is([aria-current=page], [aria-current=true], [aria-pressed=true])";
const left = new WeakMap();

function show(bar) {
  const parts = bar.querySelectorAll(chosen);
  if (parts.length !== 1 || bar.scrollWidth <= bar.clientWidth) return;
  const from = bar.getBoundingClientRect().left + bar.clientLeft, to = from + bar.clientWidth;
  const part = parts[0].getBoundingClientRect();
  if (part.left < from) bar.scrollLeft += part.left - from;
  else if (part.right > to) bar.scrollLeft += part.right - to;
  left.set(bar, bar.scrollLeft);
}

const isMoved = bar => Math.abs(bar.scrollLeft - (left.get(bar) ?? 0)) > 1;

const sizes = new ResizeObserver(entries => {
  for (const { target } of entries) {
    const bar = target.closest(bars);
    if (bar && (bar === target || !isMoved(bar))) show(bar);
  }
});

function meet(bar) {
  for (const element of [bar, ...bar.children]) sizes.observe(element);
}

new MutationObserver(changes => {
  for (const { type, target, addedNodes } of changes) {
    if (type === "attributes") {
      if (target.parentElement?.matches(bars)) show(target.parentElement);
      continue;
    }
    for (const node of addedNodes) {
      if (node.nodeType !== 1 || node.closest("[data-own-dom]")) continue;
      const around = node.closest(bars);
      for (const bar of around ? [around] : node.querySelectorAll(bars)) meet(bar);
    }
  }
}).observe(document.documentElement, { subtree: true, childList: true, attributeFilter: ["aria-current", "aria-pressed"] });

for (const bar of document.querySelectorAll(bars)) meet(bar);
