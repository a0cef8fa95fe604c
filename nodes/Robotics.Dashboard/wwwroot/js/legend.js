// Classes with their colours and shares; the largest first, those that the picture lacks at the end.
import { make, setText } from "./dom.js";
import { percent } from "./format.js";

const unlabelled = { name: "unlabelled", color: "transparent" };

export class Legend {
  #list;
  #rows = new Map();

  constructor(list) {
    this.#list = list;
  }

  show(classes, unlabelledShare) {
    const entries = unlabelledShare > 0 ? [...classes, { ...unlabelled, share: unlabelledShare }] : classes;
    if (entries.some(({ name }) => !this.#rows.has(name)) || entries.length !== this.#rows.size) {
      this.#build(entries);
    }

    const largest = Math.max(0.01, ...entries.map(({ share }) => share ?? 0));
    for (const { name, share } of entries) {
      const { row, bar, label } = this.#rows.get(name);
      bar.style.width = `${(100 * (share ?? 0)) / largest}%`;
      setText(label, percent(share));
      row.classList.toggle("absent", !share);
      row.dataset.share = share ?? "";
    }

    this.#sort(entries);
  }

  #build(entries) {
    this.#rows = new Map(entries.map(({ name, color }) => {
      const swatch = make("span", { className: "swatch", "aria-hidden": "true" });
      const bar = make("div", { className: "fill" });
      swatch.style.background = color;
      bar.style.background = color;
      const label = make("span", { className: "share" });
      const row = make("li", {}, swatch, make("span", {}, name), make("div", { className: "track", "aria-hidden": "true" }, bar), label);
      return [name, { row, bar, label }];
    }));
    this.#list.replaceChildren(...[...this.#rows.values()].map(({ row }) => row));
  }

  #sort(entries) {
    const order = [...entries].sort((a, b) => Math.round(100 * (b.share ?? 0)) - Math.round(100 * (a.share ?? 0)));
    const rows = order.map(({ name }) => this.#rows.get(name).row);
    if (rows.some((row, index) => this.#list.children[index] !== row)) {
      this.#list.append(...rows);
    }
  }
}
