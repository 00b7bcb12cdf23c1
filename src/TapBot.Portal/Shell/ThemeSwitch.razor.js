// The page knows which theme was chosen; the buttons have just come.
export function mark() {
  document.dispatchEvent(new CustomEvent("tapbot:shell"));
}
