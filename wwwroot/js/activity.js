// Tells the portal that somebody works here: a circuit makes no requests that could keep the session alive. At most once a minute,
// and only for what a person does; what the page does by itself does not count.
const interval = 60_000;
let told = performance.now();

function active() {
  if (performance.now() - told < interval || !document.querySelector(".app")) return;
  told = performance.now();
  fetch("session/seen", { method: "POST", credentials: "same-origin", keepalive: true }).catch(() => {});
}

for (const event of ["pointerdown", "keydown", "wheel"])
  document.addEventListener(event, active, { passive: true, capture: true });
