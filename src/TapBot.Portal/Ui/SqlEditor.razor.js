import {
  autocompletion, bracketMatching, closeBrackets, closeBracketsKeymap, Compartment, completionKeymap, defaultKeymap, drawSelection, EditorState, EditorView, highlightActiveLine, HighlightStyle, history,
  historyKeymap, indentUnit, indentWithTab, keymap, lineNumbers, placeholder, PostgreSQL, Prec, search, searchKeymap, sql, syntaxHighlighting, tags,
} from "../lib/codemirror/editor.js";

// The text lives here and, a moment later, behind its address; the circuit only hears where the cursor stands. Nothing is run by opening a text.
const pause = 500, again = 3000;

const look = EditorView.theme({
  "&": { height: "100%", backgroundColor: "var(--surface)", color: "var(--text)", fontSize: "13px" },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "-2px" },
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

class Editor {
  #url = null; #timer = 0; #saving = Promise.resolve(); #dirty = false; #end = new AbortController(); #language = new Compartment(); #locked = new Compartment();

  constructor(root, server, words) {
    Object.assign(this, { server, words, said: root.querySelector("[data-saved]") });
    const run = all => () => {
      this.run(all);
      return true;
    };
    this.view = new EditorView({
      parent: root.querySelector("[data-editor]"),
      state: EditorState.create({
        extensions: [
          lineNumbers(), history(), drawSelection(), highlightActiveLine(), bracketMatching(), closeBrackets(), autocompletion(), search({ top: true }), indentUnit.of("  "), placeholder(words.placeholder),
          this.#language.of(sql({ dialect: PostgreSQL })), this.#locked.of(EditorState.readOnly.of(true)), syntaxHighlighting(colours), look,
          EditorView.contentAttributes.of({ "aria-label": words.name }), EditorView.lineWrapping,
          Prec.highest(keymap.of([{ key: "Mod-Enter", run: run(false) }, { key: "Mod-Shift-Enter", run: run(true) }])),
          // Tab indents only after Escape was not pressed: Escape and then Tab leaves the editor, as everywhere with this editor.
          keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...completionKeymap, indentWithTab]),
          EditorView.updateListener.of(u => {
            if (u.docChanged && !u.transactions.some(t => t.isUserEvent("tapbot.open"))) this.#changed();
          }),
        ],
      }),
    });
    const { signal } = this.#end;
    addEventListener("pagehide", () => this.flush(true), { signal });
    document.addEventListener("visibilitychange", () => document.hidden && this.flush(true), { signal });
  }

  // Another text. The one before is saved first; while the new one comes nothing can be typed.
  async open(url, completion) {
    await this.flush();
    this.#url = null;
    this.#lock(true);
    try {
      const answer = await fetch(new URL(url, document.baseURI));
      if (!answer.ok) throw new Error(answer.statusText);
      const { text } = await answer.json();
      this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: text ?? "" }, selection: { anchor: (text ?? "").length }, userEvent: "tapbot.open" });
      this.#url = url;
      this.#lock(false);
      this.#say("saved");
    } catch {
      this.#say("notOpened");
      this.#timer = setTimeout(() => this.open(url, completion), again);
      return;
    }
    await this.#complete(completion);
  }

  insert(text) {
    const at = this.view.state.doc.length;
    this.view.dispatch({ changes: { from: at, insert: (at ? "\n\n" : "") + text }, selection: { anchor: at + text.length + (at ? 2 : 0) }, scrollIntoView: true });
    this.view.focus();
  }

  // What the server said is wrong stands at this character of the text.
  point(at) {
    this.view.dispatch({ selection: { anchor: Math.min(at, this.view.state.doc.length) }, scrollIntoView: true });
    this.view.focus();
  }

  async run(all) {
    if (!await this.flush()) return;
    const { from, to } = this.view.state.selection.main;
    await this.server.invokeMethodAsync("RunFrom", from, to, all);
  }

  // True when the text stands behind its address.
  async flush(leaving = false) {
    clearTimeout(this.#timer);
    if (this.#dirty) this.#saving = this.#saving.then(() => this.#save(leaving));
    await this.#saving;
    return !this.#dirty && this.#url !== null;
  }

  dispose() {
    this.flush(true);
    this.#end.abort();
    this.view.destroy();
  }

  #changed() {
    this.#dirty = true;
    this.#say("changed");
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), pause);
  }

  async #save(leaving) {
    if (!this.#dirty || !this.#url) return;
    this.#dirty = false;
    const body = JSON.stringify({ text: this.view.state.doc.toString() });
    try {
      const answer = await fetch(new URL(this.#url, document.baseURI), { method: "PUT", headers: { "content-type": "application/json" }, body, keepalive: leaving && body.length < 60_000 });
      if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).detail ?? answer.statusText);
      if (!this.#dirty) this.#say("saved");
    } catch (failed) {
      this.#dirty = true;
      this.#say("notSaved", failed.message);
      if (!this.#end.signal.aborted) this.#timer = setTimeout(() => this.flush(), again);
    }
  }

  async #complete(url) {
    try {
      const answer = url && await fetch(new URL(url, document.baseURI));
      if (answer?.ok) this.view.dispatch({ effects: this.#language.reconfigure(sql({ dialect: PostgreSQL, schema: await answer.json(), defaultSchema: "public" })) });
    } catch {
      // Without the catalog keywords are offered, and no names.
    }
  }

  #lock(locked) {
    this.view.dispatch({ effects: this.#locked.reconfigure(EditorState.readOnly.of(locked)) });
  }

  #say(word, more) {
    this.said.textContent = this.words[word] + (more ? ` ${more}` : "");
    this.said.dataset.state = word;
  }
}
