// The words of a log view come with it from the resources; here they get their numbers and plurals.
export class Words {
  #texts; #plural; #number; #ago;

  constructor(texts, language) {
    this.#texts = texts;
    this.#plural = new Intl.PluralRules(language);
    this.#number = new Intl.NumberFormat(language);
    this.#ago = new Intl.RelativeTimeFormat(language, { numeric: "always" });
  }

  of(key) {
    return this.#texts[key] ?? key;
  }

  count(key, number) {
    const text = this.#texts[`${key}.${this.#plural.select(number)}`] ?? this.#texts[`${key}.other`] ?? this.#texts[key] ?? key;
    return text.replace("{0}", this.#number.format(number));
  }

  fill(key, value) {
    return this.of(key).replace("{0}", value);
  }

  fillAll(key, numbers) {
    return numbers.reduce((text, number, i) => text.replace(`{${i}}`, this.#number.format(number)), this.of(key));
  }

  ago(milliseconds) {
    const seconds = Math.max(0, Math.round(milliseconds / 1000));
    const [size, unit] = seconds < 60 ? [1, "second"] : seconds < 3600 ? [60, "minute"] : seconds < 86400 ? [3600, "hour"] : [86400, "day"];
    return this.#ago.format(-Math.floor(seconds / size), unit);
  }
}

const pad = (number, width) => String(number).padStart(width, "0");

// 14:02:04.137; made by hand, because it is made for every row drawn.
export function timeOf(line, utc) {
  const d = new Date(line.ms);
  return utc
    ? `${pad(d.getUTCHours(), 2)}:${pad(d.getUTCMinutes(), 2)}:${pad(d.getUTCSeconds(), 2)}.${pad(d.getUTCMilliseconds(), 3)}`
    : `${pad(d.getHours(), 2)}:${pad(d.getMinutes(), 2)}:${pad(d.getSeconds(), 2)}.${pad(d.getMilliseconds(), 3)}`;
}

// The full time with every digit the engine gave, in the zone shown and in UTC.
export function fullTimeOf(line, utc, language) {
  const d = new Date(line.ms);
  const exact = `${d.toISOString().slice(0, -1)}${pad(line.ns, 6)}Z`;
  if (utc) return exact;
  const offset = -d.getTimezoneOffset();
  const zone = `UTC${offset < 0 ? "−" : "+"}${pad(Math.floor(Math.abs(offset) / 60), 2)}:${pad(Math.abs(offset) % 60, 2)}`;
  const day = d.toLocaleDateString(language, { weekday: "short", day: "numeric", month: "short", year: "numeric" });
  return `${day} ${timeOf(line, false)} ${zone}\n${exact}`;
}
