// The bars between logs: dragged, or moved with the arrow keys. How wide logs are is the reader's affair and stays in the browser.
const least = 20, most = 80, step = 5;
const growOf = slot => parseFloat(slot.style.flexGrow) || 1;

export function split(root) {
  const sidesOf = bar => [bar.previousElementSibling, bar.nextElementSibling];
  const set = (bar, percent) => {
    const [before, after] = sidesOf(bar), both = growOf(before) + growOf(after), share = Math.min(most, Math.max(least, percent));
    before.style.flexGrow = both * share / 100;
    after.style.flexGrow = both * (100 - share) / 100;
    bar.setAttribute("aria-valuenow", Math.round(share));
  };
  const shareOf = bar => {
    const [before, after] = sidesOf(bar).map(growOf);
    return before / (before + after) * 100;
  };
  root.addEventListener("pointerdown", e => {
    if (!e.target.matches("[data-splitter]")) return;
    e.preventDefault();
    e.target.setPointerCapture(e.pointerId);
    const [before, after] = sidesOf(e.target).map(slot => slot.getBoundingClientRect()), move = m => set(e.target, (m.clientX - before.left) / (after.right - before.left) * 100);
    e.target.addEventListener("pointermove", move);
    e.target.addEventListener("pointerup", () => e.target.removeEventListener("pointermove", move), { once: true });
  });
  root.addEventListener("keydown", e => {
    if (!e.target.matches("[data-splitter]") || !["ArrowLeft", "ArrowRight"].includes(e.key)) return;
    e.preventDefault();
    set(e.target, shareOf(e.target) + (e.key === "ArrowLeft" ? -step : step));
  });
}

// The keyboard goes to one of the logs, once it is seen.
export function toFront(root, at) {
  const slot = root.querySelectorAll("[data-slot]")[at];
  requestAnimationFrame(() => slot?.querySelector("[data-scroller]")?.focus());
}
