// Runs beside the page. Says on its sheet that the page hangs, and to the page, as soon as it hears again, that it did.
let sheet, dead = 15000, said = "", seen = true, hung = false;
let heard = performance.now();

addEventListener("message", ({ data }) => {
  if (data.sheet) ({ sheet, dead, said } = data);
  if (data.width) [sheet.width, sheet.height] = [data.width, data.height];
  if ("seen" in data) seen = data.seen;
  heard = performance.now();
  if (hung) postMessage("hung");
});

function counted(milliseconds) {
  const all = Math.floor(milliseconds / 1000);
  return `${String(Math.floor(all / 60)).padStart(2, "0")}:${String(all % 60).padStart(2, "0")}`;
}

setInterval(() => {
  const silent = performance.now() - heard;
  if (!sheet || !seen || silent < dead) return;
  hung = true;
  const { width, height } = sheet;
  const paint = sheet.getContext("2d");
  const line = Math.round(Math.min(width, height) * 0.1);
  paint.clearRect(0, 0, width, height);
  paint.strokeStyle = paint.fillStyle = "#ff7a45";
  paint.lineWidth = line / 4;
  paint.strokeRect(line / 8, line / 8, width - line / 4, height - line / 4);
  paint.fillRect(0, (height - line * 1.6) / 2, width, line * 1.6);
  paint.fillStyle = "#1d0b04";
  paint.font = `700 ${line}px system-ui, sans-serif`;
  paint.textAlign = "center";
  paint.textBaseline = "middle";
  paint.fillText(said.replace("{0}", counted(silent)), width / 2, height / 2, width * 0.94);
}, 1000);
