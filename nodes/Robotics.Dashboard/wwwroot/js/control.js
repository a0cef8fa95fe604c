// The node's lifecycle, and its switch.
import { make, setText } from "./dom.js";

const names = { configure: "Configure", activate: "Activate", deactivate: "Deactivate", cleanup: "Clean up", shutdown: "Shut down" };
const looks = { active: "good", inactive: "warn", unconfigured: "", finalized: "bad" };

export class Control {
  #access;
  #state = make("span", { className: "pill" });
  #transitions = make("div", { className: "buttons" });
  #lifecycle;
  #switch;
  #power = make("span", { className: "pill" });
  #none = make("p", { className: "soft" }, "The node offers no lifecycle and no switch.");
  #message = make("p", { className: "note error", role: "status" });

  constructor(place, access) {
    this.#access = access;
    this.#lifecycle = this.#row("Lifecycle ", this.#state, this.#transitions);
    this.#switch = this.#row("Segmentation ", this.#power, make("div", { className: "buttons" },
      this.#button("Switch on", () => this.#change("api/enabled", { enabled: true })),
      this.#button("Switch off", () => this.#change("api/enabled", { enabled: false }))));
    place.append(this.#lifecycle, this.#switch, this.#none, this.#message);
  }

  show({ lifecycle, transitions, canEnable, isEnabled }) {
    this.#lifecycle.hidden = lifecycle === null;
    this.#switch.hidden = !canEnable;
    this.#none.hidden = lifecycle !== null || canEnable;
    this.#power.hidden = isEnabled === null;
    setText(this.#power, isEnabled ? "on" : "off");
    this.#power.className = `pill ${isEnabled ? "good" : "warn"}`;
    setText(this.#state, lifecycle ?? "");
    this.#state.className = `pill ${looks[lifecycle] ?? "warn"}`;
    if (this.#transitions.dataset.labels !== transitions.join()) {
      this.#transitions.dataset.labels = transitions.join();
      this.#transitions.replaceChildren(...transitions.map((label) => this.#transition(label)));
    }
  }

  #row(name, pill, buttons) {
    return make("div", { className: "row" }, make("span", { className: "name" }, name, pill), buttons);
  }

  #transition(label) {
    const button = this.#button(names[label] ?? label, () => {
      if (label !== "shutdown" || confirm("Shut the node down? It has to be started anew after that.")) {
        return this.#change("api/lifecycle", { transition: label });
      }
    });
    button.classList.toggle("danger", label === "shutdown");
    return button;
  }

  #button(text, act) {
    const button = make("button", { type: "button" }, text);
    button.addEventListener("click", async () => {
      button.disabled = true;
      await act();
      button.disabled = false;
    });
    return button;
  }

  async #change(path, body) {
    try {
      await this.#access.change(path, body);
      setText(this.#message, "");
    } catch (refusal) {
      setText(this.#message, refusal.message);
    }
  }
}
