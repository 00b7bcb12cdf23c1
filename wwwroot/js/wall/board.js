// Puts what the portal has drawn into its places, counts how old it is, and turns the pages.
import { follow, reload } from "./link.js";
import { layOut, trim } from "./layout.js";
import { alarm } from "./care.js";
import { clock, counted, heard, now, slept, span, zone } from "./time.js";

// Once a second something comes. What has not come for so long is told, beside the ages of the sources themselves.
const every = 5000;

export function board(address, build, settings, words) {
  const byId = id => document.getElementById(id);
  const main = byId("tiles");
  const own = { ...settings };
  const tiles = new Map();
  let number = 0, foreign = "", order = [], colour = "unknown", page = 0, turnedAt = performance.now(), grid = { size: 1, pages: 1 };
  let heardAt = performance.now(), heardTime = now(), has = false;

  function tileOf(key) {
    let tile = tiles.get(key);
    if (!tile) {
      const element = document.createElement("section");
      const [inside, age, mark] = ["inside", "age", "light is-unknown mark"].map(name => element.appendChild(Object.assign(document.createElement("div"), { className: name })));
      mark.textContent = words.mark;
      tile = { element, inside, age, mark, at: 0, had: -1, every: 0 };
      element.dataset.key = key;
      tiles.set(key, tile);
    }
    return tile;
  }

  function put(key, html) {
    const place = document.querySelector(`[data-part="${key}"]`);
    if (place) {
      place.innerHTML = html;
      return;
    }
    const tile = tileOf(key);
    tile.inside.innerHTML = html;
    tile.colour = [...tile.inside.querySelector(".light").classList].find(c => c.startsWith("is-"));
  }

  function take(news) {
    if (news.build) foreign = news.build === build ? "" : news.build;
    if (foreign) {
      reload(foreign);
      return true;
    }
    if (news.number === 0) return true; // nothing was drawn yet
    if (news.after !== 0 && news.after !== number) return false;
    number = news.number;
    [heardAt, heardTime, has] = [performance.now(), news.now, true];
    heard(news.now);
    // What is not said is as it was.
    for (const [key, html] of Object.entries(news.parts ?? {})) put(key, html);
    for (const [key, [age, often, live]] of Object.entries(news.ages ?? {})) Object.assign(tileOf(key), { had: age, every: often, at: heardAt, live });
    for (const tile of tiles.values()) if (tile.live) tile.at = heardAt;
    if (news.settings) size(news.settings);
    if (news.order) arrange(news);
    if (news.order || news.parts || news.settings) show();
    else tick();
    beat();
    return true;
  }

  // What somebody said of this very screen counts before what is said of its board.
  function size({ pageTime, inches, metres }) {
    Object.assign(settings, { pageTime, inches: own.inches ?? inches, metres: own.metres ?? metres });
  }

  function arrange(news) {
    ({ order, colour } = news);
    for (const key of [...tiles.keys()].filter(k => !order.includes(k))) {
      tiles.get(key).element.remove();
      tiles.delete(key);
    }
    alarm(colour === "red");
  }

  function refused(status) {
    dark();
    if (status === 401) reload();
    else byId("live").textContent = words.refused;
  }

  // What one may not see any more is not left standing.
  function dark() {
    main.replaceChildren();
    tiles.clear();
    for (const part of document.querySelectorAll("[data-part]")) part.replaceChildren();
    [number, order, has] = [0, [], false];
  }

  // How many pages take turns: as long as something is critical, those alone that hold a critical tile. One stands still.
  function turning() {
    const red = order.filter(key => tiles.get(key)?.colour === "is-red").length;
    return red > 0 ? Math.ceil(red / grid.size) : grid.pages;
  }

  function show() {
    grid = layOut(main, order.length, settings);
    if (page >= turning()) page = 0;
    const shown = order.slice(page * grid.size, (page + 1) * grid.size).map(key => tiles.get(key)?.element).filter(Boolean);
    const stands = [...main.children];
    if (shown.length !== stands.length || shown.some((e, i) => e !== stands[i])) main.replaceChildren(...shown);
    const pages = byId("pages");
    pages.hidden = grid.pages < 2;
    // Where only the critical ones take turns, those are all the pages there are.
    pages.textContent = words.pages.replace("{0}", page + 1).replace("{1}", turning() > 1 ? turning() : grid.pages);
    for (const { inside } of tiles.values()) trim(inside.querySelector(".rows"), words.more);
    tick();
  }

  // Only what has come moves the mark.
  function beat() {
    byId("dot").classList.toggle("on");
    byId("live").textContent = words.live;
    byId("heard").textContent = clock(heardTime);
  }

  function text(element, said) {
    if (element.textContent !== said) element.textContent = said;
  }

  function age(tile, silent) {
    const old = tile.had < 0 ? -1 : tile.had + performance.now() - tile.at;
    const often = tile.every || Infinity;
    const stale = old > 5 * often || silent > 5 * every, late = old > 2 * often || silent > 2 * every;
    const since = old > 5 * often ? now() - old : heardTime;
    const told = old < 0 ? silent : old; // what has no value yet is as old as the silence
    text(tile.age, stale ? `${words.stale} ${clock(since)}` : late ? words.age.replace("{0}", span(told, words)) : old < 0 ? "" : span(old, words));
    const looks = `tile ${tile.colour ?? "is-unknown"}${stale ? " stale" : late ? " late" : ""}`;
    if (tile.element.className !== looks) tile.element.className = looks;
  }

  function tick() {
    const silent = performance.now() - heardAt;
    for (const tile of tiles.values()) age(tile, silent);
    const cut = byId("cut");
    cut.hidden = silent <= every;
    if (!cut.hidden) text(cut.firstElementChild, words.cut.replace("{0}", counted(silent)));
    document.body.classList.toggle("is-cut", !cut.hidden);
    text(byId("clock"), clock(now(), false));
  }

  function turn() {
    if (turning() < 2 || performance.now() - turnedAt < settings.pageTime) return;
    turnedAt = performance.now();
    page = (page + 1) % turning();
    show();
  }

  // What does not fit into one line takes turns.
  function roll() {
    const ticker = document.querySelector(".ticker");
    if (ticker.scrollHeight > ticker.clientHeight + 4 && ticker.childElementCount > 1) ticker.append(ticker.firstElementChild);
  }

  let wake = 0;
  setInterval(() => {
    tick();
    turn();
    // After a sleep the ages are wrong until the portal has said them again.
    if (slept()) {
      wake = performance.now();
      again();
    }
    if (wake && performance.now() - wake > every && performance.now() - heardAt > every) reload();
    else if (performance.now() - heardAt < every) wake = 0;
  }, 250);
  setInterval(roll, 6000);
  new ResizeObserver(() => { if (has) show(); }).observe(main);
  text(byId("zone"), zone);
  tick();
  const again = follow(`${address}/stream`, { take, refused });
}
