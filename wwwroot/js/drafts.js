// What was typed survives a page that has to be loaded anew: it is kept for this tab, and put back where it stood when the same address has come again.
// Passwords and what is marked data-no-draft are never kept.
const name = "tapbot.drafts", life = 600_000, patience = 20_000;
const fields = "input:not([type=password], [type=hidden], [type=checkbox], [type=radio], [type=file]), textarea";
const typed = new Set();

function keyOf(field) {
  return field.name || field.getAttribute("aria-label") || field.id || field.placeholder;
}

function isKept(field) {
  return field.matches?.(fields) && !field.closest("[data-no-draft]") && keyOf(field);
}

document.addEventListener("input", e => {
  if (e.isTrusted && isKept(e.target)) typed.add(e.target);
}, true);

// True while something stands on the page that a person has typed and not sent.
export function hasDrafts() {
  return [...typed].some(f => f.isConnected && f.value);
}

export function reload() {
  const kept = [...typed].filter(f => f.isConnected && f.value).map(f => [keyOf(f), f.value, f === document.activeElement]);
  try {
    if (kept.length) sessionStorage.setItem(name, JSON.stringify({ at: Date.now(), path: location.pathname + location.search, kept }));
  } catch {
    // No room or not allowed: then it is lost, as it would be without this.
  }
  location.reload();
}

function take() {
  try {
    const draft = JSON.parse(sessionStorage.getItem(name));
    sessionStorage.removeItem(name);
    return draft && draft.path === location.pathname + location.search && Date.now() - draft.at < life ? draft.kept : [];
  } catch {
    return [];
  }
}

function put(left) {
  for (const field of document.querySelectorAll(fields)) {
    const at = left.findIndex(([key]) => isKept(field) && key === keyOf(field));
    if (at < 0) continue;
    const [[, value, active]] = left.splice(at, 1);
    if (field.value !== value) {
      field.value = value;
      for (const event of ["input", "change"]) field.dispatchEvent(new Event(event, { bubbles: true }));
    }
    typed.add(field);
    if (active) field.focus();
  }
}

const left = take();
if (left.length) {
  const observer = new MutationObserver(() => {
    put(left);
    if (!left.length) observer.disconnect();
  });
  observer.observe(document.documentElement, { subtree: true, childList: true });
  setTimeout(() => observer.disconnect(), patience);
  put(left);
}
