// Who writes the lines: the server tells it once, and lines refer to it by number.
const nobody = { colour: 0, name: "", title: "" };

export class Sources {
  #known = new Map();

  // True when there is one more than before.
  learn(page) {
    for (const [number, colour, name, title] of page.o ?? []) this.#known.set(number, { colour, name, title });
    return page.o?.length > 0;
  }

  of(number) {
    return this.#known.get(number) ?? nobody;
  }

  get several() {
    return this.#known.size > 1;
  }

  forget() {
    this.#known.clear();
  }
}
