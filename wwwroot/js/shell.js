// What every page shares and what needs no server: theme, language, keys, ages, copying, menus.
import "./activity.js";
import "./ages.js";
import { reload } from "./drafts.js";
import "./help.js";
import "./doors.js";
import "./passkeys.js";
import "./keys.js";
import "./menus.js";
import "./parts.js";
import "../Shell/Commands/CommandPalette.razor.js";
import { remember, forget } from "./cookies.js";

const root = document.documentElement;

function setTheme(theme) {
  if (theme === "system") {
    delete root.dataset.theme;
    forget("tapbot-theme");
  } else {
    root.dataset.theme = theme;
    remember("tapbot-theme", theme);
  }
  markTheme();
  document.dispatchEvent(new CustomEvent("tapbot:theme"));
}

function markTheme() {
  for (const button of document.querySelectorAll("[data-set-theme]"))
    button.setAttribute("aria-pressed", button.dataset.setTheme === (root.dataset.theme ?? "system"));
}

function setCulture(culture) {
  remember(".AspNetCore.Culture", `c=${culture}|uic=${culture}`);
  reload();
}

function setRail(wide) {
  root.dataset.rail = wide ? "wide" : "narrow";
  remember("tapbot-rail", root.dataset.rail);
}

async function copy(button) {
  const from = button.closest("[data-copy-root]");
  const text = button.dataset.copy || [...from.querySelectorAll("h2, p, pre")].map(e => e.textContent.trim()).join("\n");
  const said = button.lastChild.textContent;
  if (!await write(text)) return;
  button.lastChild.textContent = button.dataset.copied;
  setTimeout(() => { button.lastChild.textContent = said; }, 1500);
}

// The clipboard of browsers exists on safe origins only; a portal reached by plain http in a private network falls back to the old way.
async function write(text) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return true;
  }
  const put = e => { e.clipboardData.setData("text/plain", text); e.preventDefault(); e.stopImmediatePropagation(); };
  document.addEventListener("copy", put, { capture: true, once: true });
  const done = document.execCommand("copy");
  document.removeEventListener("copy", put, { capture: true });
  return done;
}

document.addEventListener("click", e => {
  const button = e.target.closest?.("[data-set-theme], [data-set-culture], [data-rail-toggle], [data-drawer], [data-copy]");
  if (!button) {
    if (e.target.closest?.(".rail a, .scrim")) delete root.dataset.drawer;
    return;
  }
  const { setTheme: theme, setCulture: culture } = button.dataset;
  if (theme) setTheme(theme);
  else if (culture) setCulture(culture);
  else if ("railToggle" in button.dataset) setRail(root.dataset.rail === "narrow");
  else if ("drawer" in button.dataset) root.toggleAttribute("data-drawer");
  else copy(button);
});

// The way past the rail. As an address it would lead to the start page, which the base of the document names.
document.addEventListener("click", e => {
  if (!e.target.closest?.(".skip")) return;
  e.preventDefault();
  e.stopPropagation();
  document.getElementById("content")?.focus();
}, true);

document.addEventListener("tapbot:shell", markTheme);
markTheme();
