import { read, write } from "./memory.js";

// Which columns are shown: remembered in the browser. Fields of lines are columns too; their values come from the server.
const names = ["time", "source", "stream", "level"], most = 6;

export class Columns {
  fields;
  #hidden;

  constructor(root, told) {
    this.root = root;
    this.told = told;
    this.#hidden = new Set(read("columns", ["stream"]));
    this.fields = read("fields", []).filter(field => typeof field === "string").slice(0, most);
  }

  shows(name) {
    return !this.#hidden.has(name);
  }

  toggle(name) {
    if (!this.#hidden.delete(name)) this.#hidden.add(name);
    write("columns", [...this.#hidden]);
    this.told(false);
  }

  toggleField(field) {
    const at = this.fields.indexOf(field);
    if (at >= 0) this.fields.splice(at, 1);
    else if (this.fields.length < most) this.fields.push(field);
    else return;
    write("fields", this.fields);
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
