// Tells the controls of the library whether the page is dark: by the reader's choice, else by the system's.
export function watch(theme) {
  const system = matchMedia("(prefers-color-scheme: light)");
  let shown = true;
  const look = () => {
    const chosen = document.documentElement.dataset.theme;
    const dark = chosen ? chosen === "dark" : !system.matches;
    if (dark === shown) return;
    shown = dark;
    theme.invokeMethodAsync("Show", dark);
  };
  document.addEventListener("tapbot:theme", look);
  system.addEventListener("change", look);
  look();
  return {
    dispose() {
      document.removeEventListener("tapbot:theme", look);
      system.removeEventListener("change", look);
    },
  };
}
