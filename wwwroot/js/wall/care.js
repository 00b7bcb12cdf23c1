// What a screen that hangs on a wall for years needs: it stays awake, nothing burns in, it is dimmed at night, nobody sees a pointer.
import { reload } from "./link.js";
import { minutesOfDay } from "./time.js";

const shifts = [[0, 0], [3, 0], [3, 3], [0, 3], [-3, 3], [-3, 0], [-3, -3], [0, -3], [3, -3]];
const begun = performance.now();
let ringing = false, night = () => { };

// Told with every picture that stands in another order, so with the first one, too: only then is it known what time it is.
export function alarm(on) {
  ringing = on;
  night();
}

// Held while the page is seen; the browser takes it back when it is not, and whenever its machine says so.
let lock;
async function awake() {
  if (document.hidden || lock?.released === false) return;
  try {
    lock = await navigator.wakeLock?.request("screen");
  } catch {
    // no battery to spare, or no safe origin: then the machine's own settings count
  }
}

export function care({ nightFrom, nightTo, nightLight }) {
  awake();
  document.addEventListener("visibilitychange", awake);

  let place = 0;
  setInterval(() => {
    place = (place + 1) % shifts.length;
    const [x, y] = shifts[place];
    document.querySelector(".stage").style.transform = `translate(${x}px, ${y}px)`;
  }, 150_000);

  const shade = document.getElementById("night");
  night = () => {
    const minute = minutesOfDay();
    const dark = nightFrom <= nightTo ? minute >= nightFrom && minute < nightTo : minute >= nightFrom || minute < nightTo;
    // An alarm is to be seen at night, too.
    shade.style.opacity = dark ? (1 - nightLight) * (ringing ? 0.5 : 1) : 0;
    document.body.classList.toggle("is-night", dark);
    // Once a night the page begins anew: what it has gathered in a day goes.
    if (minute === 240 && performance.now() - begun > 2 * 3600_000) reload();
  };
  night();
  setInterval(() => {
    night();
    awake();
  }, 20_000);

  let hide;
  const moved = () => {
    document.body.classList.remove("is-still");
    clearTimeout(hide);
    hide = setTimeout(() => document.body.classList.add("is-still"), 3000);
  };
  document.addEventListener("pointermove", moved);
  document.body.classList.add("is-still");
}
