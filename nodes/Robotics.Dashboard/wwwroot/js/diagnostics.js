// Health of the node, and of others in the graph.
import { make, setText } from "./dom.js";

const levels = [["ok", "good"], ["warning", "warn"], ["error", "bad"], ["stale", ""]];

function makeBox(name, isOpen) {
  const pill = make("span", { className: "pill" });
  const message = make("p", { className: "note" });
  const facts = make("dl", { className: "facts" });
  const summary = make("summary", {}, make("span", { className: "mono" }, name), " ", pill);
  return { pill, message, facts, box: make("details", { open: isOpen }, summary, message, facts) };
}

export class Diagnostics {
  #place;
  #boxes = new Map();

  constructor(place) {
    this.#place = place;
  }

  show(reports) {
    for (const report of reports) {
      this.#update(report);
    }

    for (const [name, { box }] of this.#boxes) {
      if (!reports.some((report) => report.name === name)) {
        box.remove();
        this.#boxes.delete(name);
      }
    }

    this.#place.dataset.empty = reports.length === 0;
  }

  #update({ name, level, message, hardware, isOwn, values }) {
    let parts = this.#boxes.get(name);
    if (!parts) {
      parts = makeBox(name, isOwn);
      this.#boxes.set(name, parts);
      this.#place.append(parts.box);
    }

    const [word, look] = levels[level] ?? levels[3];
    parts.pill.className = `pill ${look}`;
    setText(parts.pill, word);
    setText(parts.message, message);
    const rows = hardware ? [["hardware", hardware], ...values] : values;
    if (parts.facts.children.length !== 2 * rows.length) {
      parts.facts.replaceChildren(...rows.flatMap(() => [make("dt"), make("dd")]));
    }

    rows.flat().forEach((text, index) => setText(parts.facts.children[index], text || "–"));
  }
}
