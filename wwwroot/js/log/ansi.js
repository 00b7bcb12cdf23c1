// The 240 colours beyond the named sixteen, made once as a style sheet: a colour is a class, and how light it may be is the theme's affair (LogView.razor.css).
function levelOf(step) {
  return step === 0 ? 0 : 55 + 40 * step;
}

function colourOf(number) {
  if (number >= 232) return Array(3).fill(8 + 10 * (number - 232));
  const n = number - 16;
  return [levelOf(Math.floor(n / 36)), levelOf(Math.floor(n / 6) % 6), levelOf(n % 6)];
}

let made = false;

export function addColours() {
  if (made) return;
  made = true;
  const sheet = new CSSStyleSheet();
  let rules = "";
  for (let number = 16; number < 256; number++) {
    const colour = `rgb(${colourOf(number).join(" ")})`;
    rules += `.a-fg-${number}{--a-fg:${colour}}.a-bg-${number}{--a-bg:${colour}}`;
  }
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
