// An expression that runs beside the page. It answers in parts while it comes forward; one that does not come forward is ended, so that it costs a moment of one processor and no more.
const patience = 500;

export class Expression {
  #worker; #failed; #late = 0; #loaded = false; #question = null;

  constructor(source, flags, mostRanges, answered, failed) {
    this.#failed = failed;
    this.#worker = new Worker(new URL("./finder.js", import.meta.url));
    this.#worker.onmessage = ({ data }) => {
      if (data === "loaded") {
        this.#loaded = true;
        if (this.#question) this.#send();
        return;
      }
      clearTimeout(this.#late);
      this.#question = null;
      answered(data);
    };
    this.#worker.onerror = e => {
      e.preventDefault();
      this.end();
      failed("unreadable");
    };
    this.#worker.postMessage({ source, flags, mostRanges });
  }

  get busy() {
    return this.#question !== null;
  }

  // Which of these lines match, each given in its parts; with marks also where in each part.
  ask(lines, marks) {
    this.#question = { lines, marks };
    if (this.#loaded) this.#send();
  }

  end() {
    clearTimeout(this.#late);
    this.#worker.onmessage = this.#worker.onerror = null;
    this.#worker.terminate();
  }

  // An answer that came while the page was busy lies ready, and is read before the second timer ends.
  #send() {
    this.#worker.postMessage(this.#question);
    this.#late = setTimeout(() => { this.#late = setTimeout(() => this.#giveUp(), 50); }, patience);
  }

  #giveUp() {
    this.end();
    this.#failed("tooLong");
  }
}
