// The key that was meant, on a Latin keyboard: with a Russian layout switched on the browser names other letters, and shortcuts would be dead.
export function keyOf(e) {
  const key = e.key ?? "", code = e.code ?? "";
  if (key.length === 1 && key.charCodeAt(0) > 127 && code.startsWith("Key")) return code.slice(3).toLowerCase();
  if (code === "Slash" && (key === "." || key === ",")) return e.shiftKey ? "?" : "/";
  return key.length === 1 ? key.toLowerCase() : key;
}
