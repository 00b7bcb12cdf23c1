// Shows a code until an administrator lets the screen in, a new one when its time is over, for ever.
import { reload } from "./link.js";
import { clock, now, zone } from "./time.js";

const often = 2000;
const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));

export async function pair(address, words) {
  const [code, note] = [document.getElementById("code"), document.getElementById("pair-note")];
  const post = path => fetch(`${address}/${path}`, { method: "POST", cache: "no-store", signal: AbortSignal.timeout(8000) });
  const time = document.getElementById("clock");
  document.getElementById("zone").textContent = zone;
  const tick = () => { time.textContent = clock(now(), false); };
  tick();
  setInterval(tick, 1000);
  document.getElementById("live").textContent = words.waiting;

  async function begin() {
    const answer = await post("pairing");
    if (answer.ok) {
      const { code: given } = await answer.json();
      [code.textContent, note.textContent] = [given, ""];
      return true;
    }
    note.textContent = answer.status === 429 ? words.crowded : words.refused;
    await pause(30_000);
    return false;
  }

  // A connection that is cut changes nothing about the code that somebody may be typing just now.
  async function wait() {
    for (;;) {
      await pause(often);
      try {
        const answer = await post("pairing/claim");
        const state = answer.ok ? (await answer.json()).state : "";
        if (state === "approved") await reload();
        if (state === "over") return;
        note.textContent = "";
      } catch {
        note.textContent = words.cut.replace("{0}", "");
      }
    }
  }

  for (;;) {
    try {
      if (await begin()) await wait();
    } catch {
      note.textContent = words.cut.replace("{0}", "");
      await pause(3000 + Math.random() * 3000);
    }
  }
}
