// Choices of the reader that the server wants to know when it writes the page; nothing secret.
export function remember(name, value) {
  write(name, encodeURIComponent(value), 31536000);
}

export function forget(name) {
  write(name, "", 0);
}

function write(name, value, seconds) {
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `${name}=${value}; path=/; max-age=${seconds}; samesite=lax${secure}`;
}
