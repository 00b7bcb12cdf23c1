// Who writes the lines: the server tells it once, and lines refer to it by number.
const nobody = { colour: 0, name: "", title: "" };

export class Sources {
  #known = new Map();
  #shown = new Set();

  // True when there is one more than before.
  learn(page) {
    for (const [number, colour, name, title] of page.o ?? []) {
      this.#known.set(number, { colour, name, title });
      this.#shown.add(number);
    }
    return page.o?.length > 0;
  }

  of(number) {
    return this.#known.get(number) ?? nobody;
  }

  get several() {
    return this.#shown.size > 1;
  }

  // From now on only these are looked at; the others are not forgotten, since they are told once and may come back.
  keep(numbers) {
    this.#shown = new Set(numbers);
  }

  forget() {
    this.#known.clear();
    this.#shown.clear();
  }
}
