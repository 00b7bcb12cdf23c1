import { read, write } from "./memory.js";

// Which columns are shown: those that the address names, else those remembered in the browser. Fields of lines are columns too, with a dot before their names; their values come from the server.
const names = ["time", "source", "stream", "level"], most = 6, usual = ["stream"];
const isText = field => typeof field === "string";
const hiddenOnes = () => new Set(read("columns", usual).filter(isText));
const keptFields = () => read("fields", []).filter(isText).slice(0, most);
const listOf = (hidden, fields) => [...names.filter(name => !hidden.has(name)), ...fields.map(field => "." + field)];

// What somebody sees who has nothing in the address.
export function stored() {
  return listOf(hiddenOnes(), keptFields());
}

export class Columns {
  fields;
  #hidden;

  constructor(root, told, given) {
    this.root = root;
    this.told = told;
    this.use(given);
  }

  // The columns of an address, or without them those that are remembered.
  use(given) {
    this.#hidden = given ? new Set(names.filter(name => !given.includes(name))) : hiddenOnes();
    this.fields = given ? given.filter(name => name.startsWith(".")).map(name => name.slice(1)).slice(0, most) : keptFields();
  }

  get chosen() {
    return listOf(this.#hidden, this.fields);
  }

  shows(name) {
    return !this.#hidden.has(name);
  }

  // Only what is chosen here is remembered, not the other columns of somebody's link.
  toggle(name) {
    const kept = hiddenOnes();
    if (this.#hidden.delete(name)) kept.delete(name);
    else for (const set of [this.#hidden, kept]) set.add(name);
    write("columns", [...kept]);
    this.told(false);
  }

  toggleField(field) {
    const at = this.fields.indexOf(field), kept = keptFields().filter(one => one !== field);
    if (at >= 0) this.fields.splice(at, 1);
    else if (this.fields.length < most) this.fields.push(field);
    else return;
    write("fields", at >= 0 ? kept : [...kept, field].slice(-most));
    this.told(true);
  }

  // Writes the choice into the page: classes for the style sheet, the boxes of the menu, the names above the columns.
  show(merged) {
    const { root } = this;
    for (const name of names) root.classList.toggle(`no-${name}`, !this.shows(name) || name === "source" && !merged);
    root.classList.toggle("with-fields", this.fields.length > 0);
    for (const box of root.querySelectorAll("[data-column]")) box.checked = this.shows(box.dataset.column);
    const titles = root.querySelector("[data-titles]");
    titles.hidden = this.fields.length === 0;
    titles.replaceChildren(...["time", "bar", "source", "stream", "level"].map(spacer), values(this.fields));
  }
}

// What stands before the fields in a row, so that their names stand above them.
function spacer(name) {
  const span = document.createElement("span");
  span.className = name;
  return span;
}

function values(fields) {
  const span = spacer("values");
  span.append(...fields.map(title));
  return span;
}

// A field's name above its column, and the way to take it out again.
function title(field) {
  const button = document.createElement("button"), name = document.createElement("span");
  button.type = "button";
  button.dataset.press = "field";
  button.dataset.field = field;
  button.title = field;
  name.textContent = field;
  button.append(name, " ×");
  return button;
}
