// How many tiles stand on a page, in how many columns, and how large their text is, so that nothing has to be scrolled and people can read it from where they stand.
const most = 9;

// A tile is so many lines of text high and so many wide, padding included.
const high = 14.5, wide = 17.6;

// What is readable is as high as the two-hundredth part of the distance; a capital is seven tenths of the size of its font.
function least({ inches, metres }) {
  if (!inches || !metres) return 0;
  const pixel = (inches * 25.4) / Math.hypot(innerWidth, innerHeight);
  return (metres * 1000) / 200 / 0.7 / pixel;
}

function best(width, height, gap, tiles) {
  let found = { unit: 0 };
  for (let columns = 1; columns <= tiles; columns++) {
    const rows = Math.ceil(tiles / columns);
    const unit = Math.min((height - (rows - 1) * gap) / rows / high, (width - (columns - 1) * gap) / columns / wide);
    if (unit > found.unit * 1.001) found = { unit, columns, rows };
  }
  return found;
}

export function layOut(main, tiles, settings) {
  const [width, height] = [main.clientWidth, main.clientHeight];
  const gap = Math.min(innerWidth, innerHeight) * 0.018;
  const smallest = least(settings);
  let pages = Math.max(1, Math.ceil(tiles / most));
  let size = Math.max(1, Math.ceil(tiles / pages));
  let grid = best(width, height, gap, size);
  // The smallest text of a tile is 0.85 of its unit.
  while (size > 1 && grid.unit * 0.85 < smallest) grid = best(width, height, gap, --size);
  pages = Math.max(1, Math.ceil(tiles / size));
  const { style } = main;
  style.setProperty("--columns", grid.columns ?? 1);
  style.setProperty("--rows", grid.rows ?? 1);
  style.setProperty("--unit", `${Math.max(4, grid.unit)}px`);
  // What would stay empty goes to the first tile, which is the worst one.
  style.setProperty("--first", 1 + Math.min(grid.columns * grid.rows - size, grid.columns - 1));
  style.setProperty("--gap", `${gap}px`);
  document.body.style.setProperty("--least", `${smallest}px`);
  main.dataset.laid = `${innerWidth}x${innerHeight}`;
  return { size, pages };
}

// Leaves out what does not fit whole, and says how much that is.
export function trim(list, more) {
  if (!list) return;
  list.querySelector(".rest")?.remove();
  const items = [...list.children];
  for (const item of items) item.hidden = false;
  const fits = item => item.offsetTop - list.offsetTop + item.offsetHeight <= list.clientHeight + 1;
  if (!list.clientHeight || items.every(fits)) return;
  const rest = Object.assign(document.createElement("li"), { className: "rest" });
  list.append(rest);
  for (let shown = items.length - 1; shown >= 0; shown--) {
    items[shown].hidden = true;
    rest.textContent = more.replace("{0}", items.length - shown);
    if (fits(rest)) return;
  }
}
