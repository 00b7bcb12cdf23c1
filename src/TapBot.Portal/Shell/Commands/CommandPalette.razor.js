import { keyOf } from "../../js/keyname.js";

// Opens over any page, remembers what was chosen lately, and moves the choice; what there is to choose comes from the portal.
const kept = "tapbot.palette", most = 20;

// Asked for from the first moment on: who is faster than the circuit gets it as soon as it is there.
let toggle = null, wanted = false;

function ask() {
  if (toggle) toggle();
  else wanted = document.querySelector(".first-frame") !== null;
}

document.addEventListener("keydown", e => {
  if (!(e.ctrlKey || e.metaKey) || e.altKey || e.shiftKey || keyOf(e) !== "k") return;
  e.preventDefault();
  ask();
});
document.addEventListener("click", e => {
  if (e.target.closest?.("[data-palette]")) ask();
});

function recent() {
  try {
    return JSON.parse(localStorage.getItem(kept) ?? "[]").filter(k => typeof k === "string").slice(0, most);
  } catch {
    return [];
  }
}

export function watch(dialog, palette) {
  const input = dialog.querySelector("input"), list = dialog.querySelector("[role=listbox]");
  let goes = false, ahead = 0; // Enter and arrows pressed before the answer to what was typed has come

  const choices = () => [...list.querySelectorAll("[role=option]")];
  const chosen = () => list.querySelector("[aria-selected=true]");
  const answered = () => list.dataset.query === input.value.trim();

  function mark(choice) {
    for (const other of choices()) other.setAttribute("aria-selected", other === choice);
    if (choice) input.setAttribute("aria-activedescendant", choice.id);
    else input.removeAttribute("aria-activedescendant");
    choice?.scrollIntoView({ block: "nearest" });
  }

  function move(by) {
    const all = choices();
    if (!answered()) ahead += by;
    if (all.length) mark(all[(all.indexOf(chosen()) + by + all.length) % all.length]);
  }

  // Enter before the answer has come must not choose what stood there for other letters.
  function go() {
    goes = !answered();
    if (!goes) chosen()?.click();
  }

  function open() {
    if (document.querySelector("dialog[open]")) return;
    input.value = "";
    goes = false;
    ahead = 0;
    dialog.showModal();
    input.focus();
    palette.invokeMethodAsync("OpenAsync", recent()).catch(() => {}); // without a circuit the banner says so
  }

  toggle = () => dialog.open ? dialog.close() : open();
  if (wanted) open();
  wanted = false;

  input.addEventListener("input", () => { ahead = 0; });
  dialog.addEventListener("keydown", e => {
    if (e.isComposing) return;
    const act = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Enter: go }[e.key];
    if (!act || (e.key === "Enter" && e.target !== input)) return;
    e.preventDefault();
    act();
  });
  dialog.addEventListener("click", e => {
    const choice = e.target.closest("[data-choice]");
    if (choice) localStorage.setItem(kept, JSON.stringify([choice.dataset.choice, ...recent().filter(k => k !== choice.dataset.choice)].slice(0, most)));
    if (choice || e.target === dialog || e.target.closest("[data-close]")) dialog.close();
  });
  dialog.addEventListener("close", () => palette.invokeMethodAsync("Close").catch(() => {}));

  // New results: the first is the choice, or the one that arrows have gone to meanwhile.
  const observer = new MutationObserver(() => {
    const all = choices();
    list.scrollTop = 0;
    mark(all.length ? all[((ahead % all.length) + all.length) % all.length] : undefined);
    if (answered()) ahead = 0;
    if (goes && answered()) go();
  });
  observer.observe(list, { childList: true, attributes: true, attributeFilter: ["data-query"] });
  return {
    dispose() {
      observer.disconnect();
      toggle = null;
    },
  };
}
