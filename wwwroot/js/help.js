import { list } from "./keys.js";

// The list of keys is made when it is asked for, from what the page can do at that moment.
document.addEventListener("click", e => {
  const dialog = e.target.closest?.("[data-help]") && document.querySelector("[data-help-dialog]");
  if (!dialog || dialog.open) return;
  dialog.querySelector("dl").replaceChildren(...list().flatMap(([key, title]) => {
    const term = document.createElement("dt"), cap = document.createElement("kbd"), meaning = document.createElement("dd");
    cap.textContent = key;
    meaning.textContent = title;
    term.append(cap);
    return [term, meaning];
  }));
  dialog.showModal();
});
