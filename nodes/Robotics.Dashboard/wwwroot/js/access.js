// The token that allows changes: from the address's fragment, or typed. It is kept for this tab, and out of the address.
import { byId, setText } from "./dom.js";

const key = "robotics.token";
const invitation = "With the token you may change parameters and the node's state.";

export class Refusal extends Error {}

export class Access {
  #dialog = byId("token-dialog");
  #button = byId("access");
  #answer = null;

  constructor() {
    const given = new URLSearchParams(location.hash.slice(1)).get("token");
    if (given !== null) {
      sessionStorage.setItem(key, given);
      history.replaceState(null, "", location.pathname);
    }

    this.#button.addEventListener("click", () => (this.#token ? this.#lock() : this.#ask(invitation)));
    byId("token-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#try(byId("token").value);
    });
    byId("token-cancel").addEventListener("click", () => this.#dialog.close());
    this.#dialog.addEventListener("close", () => this.#answer?.(Boolean(this.#token)));
    this.#show();
    this.#check();
  }

  /** Asks for a change. A refusal is thrown as a sentence; where the token is missing, the user is asked for it once. */
  async change(path, body) {
    const refusal = await this.#request(path, body);
    const lasting = refusal?.status === 401 && (await this.#ask(refusal.sentence)) ? await this.#request(path, body) : refusal;
    if (lasting) {
      throw new Refusal(lasting.sentence);
    }
  }

  /** Gives null where it was done, or the refusal. */
  async #request(path, body) {
    const response = await this.#post(path, body);
    if (response.ok) {
      return null;
    }

    const { error } = await response.json().catch(() => ({}));
    return { status: response.status, sentence: error ?? `The dashboard answered ${response.status}.` };
  }

  get #token() {
    return sessionStorage.getItem(key);
  }

  async #post(path, body) {
    const headers = { "Content-Type": "application/json" };
    if (this.#token) {
      headers.Authorization = `Bearer ${this.#token}`;
    }

    try {
      return await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
    } catch {
      throw new Refusal("The dashboard does not answer.");
    }
  }

  /** A token of an earlier run is of no use. */
  async #check() {
    if (this.#token && (await this.#request("api/token", {}).catch(() => null))?.status === 401) {
      this.#lock();
    }
  }

  async #try(token) {
    sessionStorage.setItem(key, token.trim());
    const refusal = await this.#request("api/token", {}).catch((lost) => ({ sentence: lost.message }));
    if (refusal === null) {
      this.#show();
      this.#dialog.close();
    } else {
      this.#lock();
      setText(byId("token-error"), refusal.sentence);
    }
  }

  #ask(message) {
    setText(byId("token-message"), message);
    setText(byId("token-error"), "");
    byId("token").value = "";
    this.#dialog.showModal();
    return new Promise((resolve) => (this.#answer = resolve));
  }

  #lock() {
    sessionStorage.removeItem(key);
    this.#show();
  }

  #show() {
    setText(this.#button, this.#token ? "Changes allowed" : "View only");
    this.#button.title = this.#token ? "Forget the token" : "Enter the token";
  }
}
