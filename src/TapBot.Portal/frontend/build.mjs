// Puts the browser libraries named below into the folder given as the only argument: copies of their files, and the editor, which comes in many files, as one.
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

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
await build({
  entryPoints: ["editor.mjs"], outfile: join(target, "codemirror/editor.js"), bundle: true, format: "esm", minify: true, target: "es2022", legalComments: "none", logLevel: "error",
});
writeFileSync(join(target, ".stamp"), "");
