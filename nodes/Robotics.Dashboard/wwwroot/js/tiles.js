// The figures at a glance.
import { make, setText } from "./dom.js";
import { count, fixed, ms } from "./format.js";

const tiles = [
  { name: "frames per second", unit: "", value: (state, point) => fixed(point?.fps, 1) },
  { name: "latency, median", unit: "ms", value: (state, point) => ms(point?.endToEnd) },
  { name: "latency, 99 %", unit: "ms", value: (state) => ms(state.stages[0]?.p99) },
  { name: "segmented", unit: "", value: (state) => count(state.counts?.segmented) },
  { name: "dropped for newer ones", unit: "", value: (state) => count(state.counts?.dropped) },
  { name: "rejected", unit: "", value: (state) => count(state.counts?.rejected), isBad: (state) => state.counts?.rejected > 0 },
];

export class Tiles {
  #rows;

  constructor(place) {
    this.#rows = tiles.map((tile) => {
      const number = make("span", { className: "number" });
      const unit = tile.unit ? make("small", {}, tile.unit) : null;
      const box = make("div", { className: "tile card" }, make("b", {}, number, unit), make("span", {}, tile.name));
      return { tile, number, box };
    });
    place.append(...this.#rows.map(({ box }) => box));
  }

  show(state, point) {
    for (const { tile, number, box } of this.#rows) {
      setText(number, tile.value(state, point));
      box.classList.toggle("bad", Boolean(tile.isBad?.(state)));
    }
  }
}
