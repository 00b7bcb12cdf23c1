// The bar between two logs: dragged, or moved with the arrow keys. How wide they are is the reader's affair and stays in the browser.
const least = 20, most = 80, step = 5;

export function split(root) {
  const set = percent => {
    const share = Math.min(most, Math.max(least, percent));
    root.style.setProperty("--share", `${share}%`);
    root.querySelector("[data-splitter]")?.setAttribute("aria-valuenow", Math.round(share));
  };
  const shareOf = () => parseFloat(root.style.getPropertyValue("--share")) || 50;
  root.addEventListener("pointerdown", e => {
    if (!e.target.matches("[data-splitter]")) return;
    e.preventDefault();
    e.target.setPointerCapture(e.pointerId);
    const box = root.getBoundingClientRect(), move = m => set((m.clientX - box.left) / box.width * 100);
    e.target.addEventListener("pointermove", move);
    e.target.addEventListener("pointerup", () => e.target.removeEventListener("pointermove", move), { once: true });
  });
  root.addEventListener("keydown", e => {
    if (!e.target.matches("[data-splitter]") || !["ArrowLeft", "ArrowRight"].includes(e.key)) return;
    e.preventDefault();
    set(shareOf() + (e.key === "ArrowLeft" ? -step : step));
  });
}
