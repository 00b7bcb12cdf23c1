import {
  autocompletion, bracketMatching, closeBrackets, closeBracketsKeymap, Compartment, completionKeymap, defaultKeymap, drawSelection, EditorState, EditorView, highlightActiveLine, HighlightStyle, history,
  historyKeymap, indentUnit, indentWithTab, keymap, lineNumbers, placeholder, PostgreSQL, Prec, search, searchKeymap, sql, syntaxHighlighting, tags,
} from "../lib/codemirror/editor.js";

// The text lives here and, a moment later, behind its address; the circuit only hears where the cursor stands. Nothing is run by opening a text.
const pause = 500, longest = 800, again = 3000;

const look = EditorView.theme({
  "&": { height: "100%", backgroundColor: "var(--surface)", color: "var(--text)", fontSize: "13px" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.5" },
  ".cm-content": { caretColor: "var(--text)" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  ".cm-gutters": { backgroundColor: "var(--surface)", color: "var(--muted)", border: "none" },
  ".cm-activeLine": { backgroundColor: "var(--raised)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--accent-soft)" },
  ".cm-placeholder": { color: "var(--muted)" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { backgroundColor: "transparent", outline: "1px solid var(--muted)" },
  ".cm-tooltip, .cm-panels": { backgroundColor: "var(--raised)", color: "var(--text)", border: "1px solid var(--line)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent-soft)", color: "var(--text)" },
});

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--c1)", fontWeight: "600" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--c3)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--c4)" },
  { tag: tags.typeName, color: "var(--c6)" },
  { tag: [tags.comment, tags.lineComment, tags.blockComment], color: "var(--muted)", fontStyle: "italic" },
]);

export function create(root, server, words) {
  return new Editor(root, server, words);
}

// Functions stand among the tables of their schema; those of the server itself are called without one.
function namespace({ tables, functions }) {
  const schemas = { ...tables };
  for (const [schema, names] of Object.entries(functions)) {
    const place = schema === "pg_catalog" ? schemas : (schemas[schema] = { ...schemas[schema] });
    for (const label of names) if (!Object.hasOwn(place, label)) place[label] = { self: { label, type: "function" }, children: [] };
  }
  return schemas;
}

class Editor {
  #url = null; #opening = 0; #timer = 0; #since = 0; #saving = Promise.resolve(); #end = new AbortController(); #language = new Compartment(); #locked = new Compartment(); #extensions; #schema = null;
  // What is not saved yet, and which state was changed, by address: a text that cannot be saved is not lost by looking at another.
  #unsaved = new Map(); #known = new Map();

  constructor(root, server, words) {
    Object.assign(this, { server, words, said: root.querySelector("[data-saved]") });
    const run = all => () => {
      this.run(all, "run");
      return true;
    };
    this.#extensions = [
      lineNumbers(), history(), drawSelection(), highlightActiveLine(), bracketMatching(), closeBrackets(), autocompletion(), search({ top: true }), indentUnit.of("  "), placeholder(words.placeholder),
      syntaxHighlighting(colours), look, EditorView.contentAttributes.of({ "aria-label": words.name }), EditorView.lineWrapping,
      Prec.highest(keymap.of([{ key: "Mod-Enter", run: run(false) }, { key: "Mod-Shift-Enter", run: run(true) }])),
      // Escape and then Tab leaves the editor, as everywhere with this editor.
      keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...completionKeymap, indentWithTab]),
      EditorView.updateListener.of(u => u.docChanged && this.#changed()),
    ];
    this.view = new EditorView({ parent: root.querySelector("[data-editor]"), state: this.#state("", true) });
    const { signal } = this.#end;
    addEventListener("pagehide", () => this.flush(true), { signal });
    document.addEventListener("visibilitychange", () => document.hidden && this.flush(true), { signal });
  }

  // Another text, with an undo of its own. Until it is there nothing can be typed.
  async open(url) {
    const turn = ++this.#opening;
    await this.flush();
    if (turn !== this.#opening || this.#end.signal.aborted) return;
    this.#url = null;
    this.view.setState(this.#state(this.view.state.doc.toString(), true));
    try {
      let text = this.#unsaved.get(url);
      if (text === undefined) {
        const answer = await fetch(new URL(url, document.baseURI));
        if (!answer.ok) throw new Error(answer.statusText);
        const tab = await answer.json();
        if (turn !== this.#opening || this.#end.signal.aborted) return;
        text = tab.text ?? "";
        this.#known.set(url, tab.savedAt);
      }
      this.view.setState(this.#state(text, false));
      this.#url = url;
      this.#say(this.#unsaved.has(url) ? "changed" : "saved");
    } catch {
      if (turn !== this.#opening || this.#end.signal.aborted) return;
      this.#say("notOpened");
      this.#timer = setTimeout(() => turn === this.#opening && this.open(url), again);
    }
  }

  // Names of the catalog to complete.
  async complete(url) {
    try {
      const answer = await fetch(new URL(url, document.baseURI));
      if (!answer.ok || this.#end.signal.aborted) return;
      this.#schema = namespace(await answer.json());
      this.view.dispatch({ effects: this.#language.reconfigure(this.#sql()) });
    } catch {
      // Without the catalog keywords are offered, and no names.
    }
  }

  // What the server said is wrong stands at this character of the text.
  point(at) {
    this.view.dispatch({ selection: { anchor: Math.min(at, this.view.state.doc.length) }, scrollIntoView: true });
    this.view.focus();
  }

  async chosen() {
    const { from, to } = this.view.state.selection.main;
    return await this.flush() ? { from, to, all: false, way: "", known: this.#known.get(this.#url) } : null;
  }

  focus() {
    this.view.focus();
  }

  async run(all, way) {
    const { from, to } = this.view.state.selection.main;
    if (await this.flush()) await this.server.invokeMethodAsync("RunFrom", from, to, all, way, this.#known.get(this.#url));
  }

  // True when the text that is shown stands behind its address.
  async flush(leaving = false) {
    clearTimeout(this.#timer);
    this.#since = 0;
    if (this.#unsaved.size) this.#saving = this.#saving.then(() => this.#save(leaving));
    await this.#saving;
    return this.#url !== null && !this.#unsaved.has(this.#url);
  }

  dispose() {
    this.flush(true);
    this.#end.abort();
    this.view.destroy();
  }

  #state(text, locked) {
    return EditorState.create({
      doc: text, selection: { anchor: text.length }, extensions: [this.#language.of(this.#sql()), this.#locked.of(EditorState.readOnly.of(locked)), ...this.#extensions],
    });
  }

  #sql() {
    return sql({ dialect: PostgreSQL, ...(this.#schema && { schema: this.#schema, defaultSchema: "public" }) });
  }

  #changed() {
    if (!this.#url) return;
    this.#unsaved.set(this.#url, this.view.state.doc.toString());
    this.#say("changed");
    clearTimeout(this.#timer);
    // A pause saves, and who makes none is saved all the same.
    const now = performance.now();
    this.#since ||= now;
    this.#timer = setTimeout(() => this.flush(), Math.max(0, Math.min(pause, this.#since + longest - now)));
  }

  async #save(leaving) {
    for (const [url, text] of [...this.#unsaved]) {
      const body = JSON.stringify({ text, known: this.#known.get(url) });
      try {
        const answer = await fetch(new URL(url, document.baseURI), { method: "PUT", headers: { "content-type": "application/json" }, body, keepalive: leaving && body.length < 20_000 });
        if (!answer.ok) throw Object.assign(new Error((await answer.json().catch(() => ({}))).detail ?? answer.statusText), { conflict: answer.status === 409 });
        this.#known.set(url, (await answer.json()).savedAt);
        if (this.#unsaved.get(url) === text) this.#unsaved.delete(url);
        if (url === this.#url && !this.#unsaved.has(url)) this.#say("saved");
      } catch (failed) {
        if (url === this.#url) this.#say(failed.conflict ? "conflict" : "notSaved", failed.message);
        if (!failed.conflict && !this.#end.signal.aborted) this.#timer = setTimeout(() => this.flush(), again);
      }
    }
  }

  #say(word, more) {
    this.said.textContent = (this.words[word] + (more ? ` ${more}` : "")).trim();
    this.said.dataset.state = word;
  }
}
