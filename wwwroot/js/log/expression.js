// An expression that runs beside the page. It answers in parts while it comes forward. When it does not, that may be the machine: so it begins anew and is asked for each line alone, with more
// time. A line that takes too long even then ends it, so that it costs a moment of one processor and no more. Time counts from when the worker has begun, not while it waits for a processor.
const patience = 500, longPatience = 2_000;

export class Expression {
  #pattern; #answered; #failed; #worker = null; #late = 0; #loaded = false; #question = null;

  constructor(source, flags, mostRanges, answered, failed) {
    this.#pattern = { source, flags, mostRanges };
    this.#answered = answered;
    this.#failed = failed;
    this.#begin();
  }

  get busy() {
    return this.#question !== null;
  }

  // Which of these lines match, each given in its parts; with marks also where in each part.
  ask(lines, marks) {
    this.#question = { lines, marks, alone: false, again: false, found: { hits: [], marks: marks ? [] : null } };
    if (this.#loaded) this.#send();
  }

  end() {
    clearTimeout(this.#late);
    this.#worker.onmessage = this.#worker.onerror = null;
    this.#worker.terminate();
  }

  #begin() {
    this.#loaded = false;
    this.#worker = new Worker(new URL("./finder.js", import.meta.url));
    this.#worker.onmessage = ({ data }) => this.#hear(data);
    this.#worker.onerror = e => {
      e.preventDefault();
      this.#fail("unreadable");
    };
    this.#worker.postMessage(this.#pattern);
  }

  #send() {
    const { lines, marks, alone, found } = this.#question;
    this.#worker.postMessage({ lines: alone ? [lines[found.hits.length]] : lines, marks });
  }

  #hear(data) {
    if (data === "loaded") {
      this.#loaded = true;
      if (this.#question) this.#send();
    } else if (data === "begun") {
      this.#wait();
    } else {
      clearTimeout(this.#late);
      this.#question.alone ? this.#takeOne(data) : this.#answer(data);
    }
  }

  // An answer that came while the page was busy lies ready, and is read before the second timer ends.
  #wait() {
    const most = this.#question.alone ? longPatience : patience;
    this.#late = setTimeout(() => { this.#late = setTimeout(() => this.#lose(), 50); }, most);
  }

  #takeOne({ hits, marks, took }) {
    const question = this.#question, slow = took > patience;
    if (slow && question.again) return this.#fail("tooLong");
    question.again = slow;
    if (!slow) {
      question.found.hits.push(...hits);
      question.found.marks?.push(...marks);
    }
    if (question.found.hits.length < question.lines.length) this.#send();
    else this.#answer(question.found);
  }

  #answer(found) {
    this.#question = null;
    this.#answered(found);
  }

  #lose() {
    if (this.#question.alone) return this.#fail("tooLong");
    this.end();
    this.#question.alone = true;
    this.#begin();
  }

  #fail(why) {
    this.end();
    this.#failed(why);
  }
}
