// One parameter: a field that fits its type, and what the node answers to a change.
import { make, setText } from "./dom.js";

const number = (text) => (text.trim() === "" || Number.isNaN(Number(text)) ? text : Number(text));
const integer = (text) => (/^[-+]?\d+$/.test(text.trim()) ? Number(text) : text);

/** How each type is shown and read; what cannot be read goes to the node as it is, which says what is wrong. */
const kind = (tag, properties, write, read) => ({ make: () => make(tag, properties), write, read });
const writeValue = (field, value) => (field.value = value);
const kinds = {
  bool: kind("input", { type: "checkbox" }, (field, value) => (field.checked = value), (field) => field.checked),
  integer: kind("input", { type: "number", step: "1" }, writeValue, (field) => integer(field.value)),
  double: kind("input", { type: "number", step: "any" }, writeValue, (field) => number(field.value)),
  string: kind("input", { type: "text", spellcheck: false }, writeValue, (field) => field.value),
};
const list = kind(
  "textarea",
  { rows: 1, spellcheck: false, className: "mono" },
  (field, value) => (field.value = JSON.stringify(value)),
  (field) => {
    try {
      return JSON.parse(field.value);
    } catch {
      return field.value;
    }
  },
);

export class ParameterRow {
  #parameter;
  #kind;
  #field;
  #fixed = make("span", { className: "fixed mono" });
  #button = make("button", { type: "submit", disabled: true }, "Set");
  #message = make("p", { className: "help", role: "status" });

  /** @param change asks for a change: ({name, value}) => Promise, rejected with a sentence. */
  constructor(parameter, change) {
    this.#parameter = parameter;
    this.#kind = kinds[parameter.type] ?? list;
    this.#field = this.#kind.make();
    this.#field.id = `parameter-${parameter.name}`;
    const name = make("span", { className: "mono" }, parameter.name);
    const label = make("label", { htmlFor: this.#field.id }, name, make("span", { className: "type soft" }, parameter.type));
    const entry = parameter.isReadOnly
      ? make("div", { className: "entry" }, label, this.#fixed)
      : make("form", { className: "entry", noValidate: true }, label, this.#field, this.#button);
    const help = make("p", { className: "help" }, this.#help());
    this.element = make("div", { className: "parameter", "data-name": parameter.name }, entry, help, this.#message);
    this.#field.addEventListener("input", () => (this.#button.disabled = !this.#isEdited));
    entry.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#set(change);
    });
    this.#write();
  }

  /** Shows a new value, unless the user is at it. */
  update(parameter) {
    const isEdited = this.#isEdited;
    this.#parameter = parameter;
    if (!isEdited) {
      this.#write();
    }
  }

  get #isEdited() {
    return !this.#parameter.isReadOnly && JSON.stringify(this.#kind.read(this.#field)) !== JSON.stringify(this.#parameter.value);
  }

  #help() {
    const { description, constraints, min, max, step } = this.#parameter;
    const range = min === null ? "" : `${min} to ${max}${step ? ` in steps of ${step}` : ""}.`;
    return [description, constraints ? `Allowed: ${constraints}.` : "", range].filter(Boolean).join(" ");
  }

  #write() {
    const { value } = this.#parameter;
    this.#kind.write(this.#field, value);
    setText(this.#fixed, typeof value === "string" ? value || "(empty)" : JSON.stringify(value));
    this.#button.disabled = true;
  }

  async #set(change) {
    const value = this.#kind.read(this.#field);
    this.#button.disabled = true;
    try {
      await change({ name: this.#parameter.name, value });
      this.#parameter = { ...this.#parameter, value };
      this.#tell("Set.", "done");
    } catch (refusal) {
      this.#tell(refusal.message, "error");
      this.#button.disabled = false;
    }
  }

  #tell(text, look) {
    setText(this.#message, text);
    this.#message.className = `help ${look}`;
  }
}
