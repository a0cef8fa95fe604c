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
  #none = make("p", { className: "soft" }, "The node offers no lifecycle and no switch.");
  #message = make("p", { className: "note", role: "status" });

  constructor(place, access) {
    this.#access = access;
    this.#lifecycle = make("div", { className: "row" }, make("span", { className: "name" }, "Lifecycle ", this.#state), this.#transitions);
    this.#switch = make("div", { className: "row" }, make("span", { className: "name" }, "Segmentation"), make("div", { className: "buttons" },
      this.#button("Switch on", () => this.#change("api/enabled", { enabled: true }, "Switched on.")),
      this.#button("Switch off", () => this.#change("api/enabled", { enabled: false }, "Switched off."))));
    place.append(this.#lifecycle, this.#switch, this.#none, this.#message);
  }

  show({ lifecycle, transitions, canEnable }) {
    this.#lifecycle.hidden = lifecycle === null;
    this.#switch.hidden = !canEnable;
    this.#none.hidden = lifecycle !== null || canEnable;
    setText(this.#state, lifecycle ?? "");
    this.#state.className = `pill ${looks[lifecycle] ?? "warn"}`;
    if (this.#transitions.dataset.labels !== transitions.join()) {
      this.#transitions.dataset.labels = transitions.join();
      this.#transitions.replaceChildren(...transitions.map((label) => this.#transition(label)));
    }
  }

  #transition(label) {
    const button = this.#button(names[label] ?? label, () => {
      if (label !== "shutdown" || confirm("Shut the node down? It has to be started anew after that.")) {
        return this.#change("api/lifecycle", { transition: label }, "");
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

  async #change(path, body, done) {
    try {
      await this.#access.change(path, body);
      this.#tell(done, false);
    } catch (refusal) {
      this.#tell(refusal.message, true);
    }
  }

  #tell(text, isError) {
    setText(this.#message, text);
    this.#message.classList.toggle("error", isError);
  }
}
