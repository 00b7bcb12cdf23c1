// A menu is a popover of the browser; here it is put beside its button, and arrows walk through it.
const watched = new WeakMap();

function place(menu, button) {
  const at = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const below = at.bottom + 4;
  const top = below + height > innerHeight - 8 ? Math.max(8, at.top - height - 4) : below;
  const wanted = menu.dataset.align === "start" ? at.left : at.right - width;
  menu.style.left = Math.max(8, Math.min(wanted, innerWidth - width - 8)) + "px";
  menu.style.top = top + "px";
}

document.addEventListener("toggle", e => {
  const menu = e.target;
  if (!menu.matches?.("[data-menu]")) return;
  watched.get(menu)?.disconnect();
  const button = document.querySelector(`[popovertarget="${menu.id}"]`);
  if (e.newState !== "open" || !button) return;
  const observer = new ResizeObserver(() => place(menu, button));
  observer.observe(menu);
  watched.set(menu, observer);
}, true);

document.addEventListener("keydown", e => {
  const menu = document.querySelector("[data-menu]:popover-open");
  if (!menu || !["ArrowDown", "ArrowUp", "Home", "End"].includes(e.key)) return;
  const entries = [...menu.querySelectorAll("a, button, input")].filter(x => !x.disabled);
  if (!entries.length) return;
  e.preventDefault();
  const at = entries.indexOf(document.activeElement);
  const next = { ArrowDown: at + 1, ArrowUp: at < 0 ? entries.length - 1 : at - 1, Home: 0, End: entries.length - 1 }[e.key];
  entries[(next + entries.length) % entries.length].focus();
});

// An entry that was chosen closes its menu; a box to tick does not.
document.addEventListener("click", e => {
  const menu = e.target.closest?.("[data-menu]");
  if (menu && e.target.closest("a, button") && !e.target.closest("[data-stay]")) menu.hidePopover();
});
