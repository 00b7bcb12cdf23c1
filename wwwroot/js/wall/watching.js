// A page whose scripts hang draws nothing more and cannot say so. A worker notices, and says it on a sheet of its own; once the page comes to itself, it begins anew.
import { reload } from "./link.js";

const often = 1000, dead = 15000;

export function watch(words) {
  const canvas = document.getElementById("frozen");
  if (!canvas.transferControlToOffscreen) return;
  const worker = new Worker(new URL("./watchdog.js", import.meta.url));
  const sheet = canvas.transferControlToOffscreen();
  worker.postMessage({ sheet, dead, said: words.frozen, width: innerWidth, height: innerHeight }, [sheet]);
  window.addEventListener("resize", () => worker.postMessage({ width: innerWidth, height: innerHeight }));
  worker.addEventListener("message", () => reload());
  const alive = () => worker.postMessage({ seen: !document.hidden });
  setInterval(alive, often);
  document.addEventListener("visibilitychange", alive);
}
