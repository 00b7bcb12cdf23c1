// Copies the browser libraries named below from node_modules into the folder given as the only argument.
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const libraries = [
  ["@microsoft/signalr/dist/browser/signalr.min.js", "signalr/signalr.min.js"],
  ["uplot/dist/uPlot.esm.js", "uplot/uPlot.esm.js"],
  ["uplot/dist/uPlot.min.css", "uplot/uPlot.min.css"],
];

const target = process.argv[2];
rmSync(target, { recursive: true, force: true });
for (const [from, to] of libraries) {
  const destination = join(target, to);
  mkdirSync(join(destination, ".."), { recursive: true });
  cpSync(join("node_modules", from), destination);
}
writeFileSync(join(target, ".stamp"), "");
