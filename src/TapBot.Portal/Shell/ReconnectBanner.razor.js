import { span } from "../js/ages.js";
import { hasDrafts, reload } from "../js/drafts.js";

// A slim banner: what was last seen stays readable. The framework gives up after a while; we do not.
const banner = document.getElementById("components-reconnect-modal");
const word = banner.querySelector("[data-word]"), next = banner.querySelector("[data-next-word]");
const probeEvery = 5_000;
let lostAt = 0, probing = 0;

function say(text, more = "") {
  if (!lostAt) lostAt = performance.now();
  const age = performance.now() - lostAt;
  word.textContent = age > 3_000 ? `${text} ${span(age)}` : text;
  next.textContent = more;
  banner.hidden = false;
}

function rest() {
  clearInterval(probing);
  probing = lostAt = 0;
  banner.hidden = true;
}

async function answers() {
  try {
    return (await fetch("healthz", { cache: "no-store", signal: AbortSignal.timeout(probeEvery) })).ok;
  } catch {
    return false;
  }
}

// The circuit may still be there; when the portal has started anew, only a new page helps.
async function probe() {
  say(banner.dataset.lost, banner.dataset.trying);
  if (!await answers() || !probing) return;
  try {
    if (await Blazor.reconnect()) return rest();
  } catch {
    // Refused: the portal does not know this circuit any more.
  }
  reload();
}

function probeOn() {
  if (probing) return;
  probing = setInterval(probe, probeEvery);
  probe();
}

banner.addEventListener("components-reconnect-state-changed", ({ detail }) => {
  switch (detail.state) {
    case "show":
      return say(banner.dataset.lost, banner.dataset.trying);
    case "retrying":
      return say(banner.dataset.lost, detail.secondsToNextAttempt > 0 ? `${banner.dataset.next} ${span(detail.secondsToNextAttempt * 1000)}` : banner.dataset.trying);
    case "paused":
      return say(banner.dataset.paused);
    case "failed":
      return probeOn();
    case "rejected":
    case "resume-failed":
      return reload();
    case "hide":
      return rest();
  }
});

banner.querySelector("[data-reload]").addEventListener("click", reload);

// A tab that nobody has looked at for some minutes gives its circuit back: the portal forgets the page, the address keeps the place. Not while something is typed
// or asked, or the result of an operation stands there unread: that would be lost.
let resting = 0, pausing = null;

function busy() {
  return hasDrafts() || document.querySelector("dialog[open], .tray article");
}

function rests() {
  if (!document.hidden || pausing || probing || lostAt) return;
  if (busy()) return restLater();
  pausing = Blazor.pauseCircuit?.();
}

function restLater() {
  clearTimeout(resting);
  resting = setTimeout(rests, Number(banner.dataset.pauseAfter) * 1000);
}

async function wakes() {
  clearTimeout(resting);
  if (!pausing) return;
  try {
    await pausing;
    if (await Blazor.resumeCircuit()) return rest();
  } catch {
    // The portal does not know the page any more.
  } finally {
    pausing = null;
  }
  reload();
}

document.addEventListener("visibilitychange", () => document.hidden ? restLater() : wakes());
