import { span } from "../js/ages.js";

// A connection without an answer cannot be told from a quiet one: every 10 s the portal is asked, and silence for 3 s is said.
const every = 10_000, patience = 3_000;

export function watch(mark, portal) {
  const word = mark.querySelector("[data-word]"), way = mark.querySelector("[data-way]");
  mark.querySelector("[data-zone]").textContent = Intl.DateTimeFormat().resolvedOptions().timeZone.split("/").at(-1).replaceAll("_", " ");
  let heard = performance.now(), asked = 0;

  const show = (colour, text, more) => {
    word.className = "light is-" + colour;
    if (word.textContent !== text) word.textContent = text;
    if (way.textContent !== more) way.textContent = more;
  };
  const look = () => {
    if (document.hidden || !asked || performance.now() - asked < patience) return;
    show("red", mark.dataset.lost, span(performance.now() - heard));
  };
  const ask = async () => {
    if (document.hidden || asked) return;
    asked = performance.now();
    try {
      await portal.invokeMethodAsync("Ping");
      heard = performance.now();
      show("green", mark.dataset.live, Math.max(1, Math.round(heard - asked)) + "\u00a0" + mark.dataset.ms);
      asked = 0;
    } catch {
      // The circuit is gone; the banner says what happens next, and this mark goes on counting.
    }
  };
  const see = () => {
    portal.invokeMethodAsync("See", !document.hidden).catch(() => {}); // without a circuit there is nobody to tell
    ask();
  };
  const change = e => {
    if (e.detail.state !== "hide") return;
    asked = 0;
    see();
  };
  const asking = setInterval(ask, every), looking = setInterval(look, 1000);
  const banner = document.getElementById("components-reconnect-modal");
  banner?.addEventListener("components-reconnect-state-changed", change);
  document.addEventListener("visibilitychange", see);
  document.hidden ? see() : ask();
  return {
    dispose() {
      clearInterval(asking);
      clearInterval(looking);
      banner?.removeEventListener("components-reconnect-state-changed", change);
      document.removeEventListener("visibilitychange", see);
    },
  };
}
