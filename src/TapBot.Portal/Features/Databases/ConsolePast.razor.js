// The arrows go from the search to the entries and between them. Enter on an entry is a click of the browser's own; in the search it does nothing, since what stands below may still be the answer to other letters.
export function watch(root) {
  const end = new AbortController(), search = () => root.querySelector("input[type=search]");

  root.addEventListener("keydown", e => {
    if (e.isComposing || e.altKey || e.ctrlKey || e.metaKey) return;
    const entries = [...root.querySelectorAll("[data-entry]")], at = entries.indexOf(e.target);
    if (at < 0 && e.target !== search()) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    if (by) {
      e.preventDefault();
      if (at + by < 0) search()?.focus();
      else entries[Math.min(at + by, entries.length - 1)]?.focus();
    } else if (e.key === "Escape") {
      e.preventDefault();
      root.querySelector("[data-key=Escape]")?.click();
    }
  }, { signal: end.signal });
  search()?.focus();
  return { dispose: () => end.abort() };
}
