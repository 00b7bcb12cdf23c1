import { read, write } from "./memory.js";

// How lines are shown: each setting is a button, remembered in the browser.
const names = ["wrap", "utc", "raw", "dense", "fold"];

export class Settings {
  #on = {};

  constructor(view, signal) {
    this.view = view;
    document.addEventListener("tapbot:log-utc", e => { if (e.detail !== this.#on.utc) this.set("utc", e.detail); }, { signal });
    const usual = { wrap: innerWidth <= 760, fold: true };
    for (const name of names) this.set(name, Boolean(read(name, usual[name] ?? false)));
  }

  // True when there is such a setting.
  toggle(name) {
    if (!names.includes(name)) return false;
    this.choose(name, !this.#on[name]);
    return true;
  }

  choose(name, on) {
    write(name, on);
    this.set(name, on);
  }

  set(name, on) {
    const { view } = this;
    this.#on[name] = on;
    view.keeping(() => {
      if (name === "wrap") view.layout.wrap = on;
      else if (name === "dense") view.layout.dense = on;
      else if (name === "fold") view.store.folds.on = on;
      else view.rows[name] = on;
      view.root.classList.toggle(name, on);
      view.rows.forgetLooks();
      view.measure();
    });
    this.#mark(`[data-press=${name}]`, on);
    if (name !== "utc") return;
    this.#mark("[data-press=zone-utc]", on);
    this.#mark("[data-press=zone-local]", !on);
    document.dispatchEvent(new CustomEvent("tapbot:log-utc", { detail: on }));
  }

  // Buttons that came onto the page later show how things stand.
  show() {
    for (const name of names) this.#mark(`[data-press=${name}]`, this.#on[name]);
    this.#mark("[data-press=zone-utc]", this.#on.utc);
    this.#mark("[data-press=zone-local]", !this.#on.utc);
  }

  #mark(buttons, on) {
    for (const button of this.view.root.querySelectorAll(buttons)) button.setAttribute("aria-pressed", on);
  }
}
