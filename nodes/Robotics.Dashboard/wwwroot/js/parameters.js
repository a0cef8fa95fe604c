// The node's parameters: those that can be changed, and folded away those that are fixed at its start.
import { make, setText } from "./dom.js";
import { ParameterRow } from "./parameter.js";

export class Parameters {
  #access;
  #rows = new Map();
  #open = make("div");
  #fixed = make("div");
  #summary = make("summary");
  #folded = make("details", {}, this.#summary, this.#fixed);
  #message = make("p", { className: "soft" });
  #shown = null;

  constructor(place, access) {
    this.#access = access;
    place.append(this.#message, this.#open, this.#folded);
  }

  /** Reads the parameters when the node offers them, and again when one has changed. */
  show({ hasParameters, revision }) {
    const wanted = hasParameters ? revision : null;
    this.#message.hidden = hasParameters;
    setText(this.#message, "The node does not tell its parameters.");
    this.#open.hidden = this.#folded.hidden = !hasParameters;
    if (wanted !== this.#shown) {
      this.#shown = wanted;
      if (hasParameters) {
        this.#read();
      }
    }
  }

  async #read() {
    const response = await fetch("api/parameters").catch(() => null);
    if (!response?.ok) {
      this.#shown = null;
      return;
    }

    const parameters = await response.json();
    for (const parameter of parameters) {
      this.#show(parameter);
    }

    for (const [name, row] of this.#rows) {
      if (!parameters.some((parameter) => parameter.name === name)) {
        row.element.remove();
        this.#rows.delete(name);
      }
    }

    setText(this.#summary, `Fixed at the start (${this.#fixed.children.length})`);
    this.#folded.hidden = this.#fixed.children.length === 0;
  }

  #show(parameter) {
    const row = this.#rows.get(parameter.name);
    if (row) {
      row.update(parameter);
      return;
    }

    const added = new ParameterRow(parameter, (body) => this.#access.change("api/parameters", body));
    this.#rows.set(parameter.name, added);
    (parameter.isReadOnly ? this.#fixed : this.#open).append(added.element);
  }
}
