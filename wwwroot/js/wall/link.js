// The stream of a board, for ever: a connection that ends or falls silent is made again, soon at first, then at most fifteen seconds apart.
const silence = 8000, longest = 15000;

async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (rest + value).split("\n\n");
    rest = parts.pop();
    for (const part of parts) {
      const data = part.split("\n").filter(l => l.startsWith("data:")).map(l => l.slice(5).trimStart()).join("\n");
      if (data) yield data;
    }
  }
}

// take(news) is told what comes, and answers false when it does not fit: then everything is asked for again. refused(status) is told that the portal says no.
// Returns what asks for everything again.
export function follow(address, { take, refused }) {
  let wake = () => { };
  let wait = 500;
  let abort;

  async function once() {
    abort = new AbortController();
    let timer = setTimeout(() => abort.abort(), silence);
    try {
      const response = await fetch(address, { headers: { Accept: "text/event-stream" }, cache: "no-store", signal: abort.signal });
      if (!response.ok) {
        if ([401, 403, 404].includes(response.status)) refused(response.status);
        return;
      }
      for await (const data of events(response.body)) {
        clearTimeout(timer);
        timer = setTimeout(() => abort.abort(), silence);
        wait = 500;
        if (!take(JSON.parse(data))) return;
      }
    } catch {
      // Cut: it is told by the age of what is shown.
    } finally {
      clearTimeout(timer);
      abort.abort();
    }
  }

  async function run() {
    for (;;) {
      await once();
      await new Promise(done => {
        wake = done;
        setTimeout(done, wait * (0.75 + Math.random() / 2));
      });
      wait = Math.min(longest, wait * 2);
    }
  }

  window.addEventListener("online", () => wake());
  document.addEventListener("visibilitychange", () => { if (!document.hidden) wake(); });
  run();
  return () => abort.abort();
}

// Loads the page anew as soon as the portal answers: a browser that reloads without one shows an error for ever. For the sake of another build, as soon as the page is of that build:
// one of the old build would be told to load itself anew, for ever.
let reloading = false;
export async function reload(build) {
  if (reloading) return;
  reloading = true;
  for (;;) {
    try {
      const response = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store", signal: AbortSignal.timeout(silence) });
      if (response.ok && (!build || (await response.text()).includes(`data-build="${build}"`))) {
        location.reload();
        return;
      }
    } catch {
      // not yet
    }
    await new Promise(done => setTimeout(done, 2000 + Math.random() * 3000));
  }
}
