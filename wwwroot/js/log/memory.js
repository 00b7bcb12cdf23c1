// What the reader has chosen for logs, in this browser. A browser that keeps nothing is no error.
export function read(name, otherwise) {
  try {
    const kept = localStorage.getItem(`tapbot.log.${name}`);
    return kept === null ? otherwise : JSON.parse(kept);
  } catch {
    return otherwise;
  }
}

export function write(name, value) {
  try {
    localStorage.setItem(`tapbot.log.${name}`, JSON.stringify(value));
  } catch {
    // No room, or not allowed: then it holds for this page only.
  }
}
