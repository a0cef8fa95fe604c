// One picture stream: draws what comes, asks for the next when it is drawn, and tells how many a second.
import { fixed, ms } from "./format.js";
import { setText } from "./dom.js";

const windowMs = 2000;

export class PictureView {
  #canvas;
  #context;
  #caption;
  #empty;
  #drawn = [];
  #age = NaN;

  constructor(figure) {
    this.#canvas = figure.querySelector("canvas");
    this.#context = this.#canvas.getContext("2d");
    this.#empty = figure.querySelector(".empty");
    this.#caption = (part) => figure.querySelector(`[data-part="${part}"]`);
  }

  /** Draws a picture; resolves when that is done. */
  async draw({ age, blob }) {
    try {
      const picture = await createImageBitmap(blob);
      if (this.#canvas.width !== picture.width || this.#canvas.height !== picture.height) {
        this.#canvas.width = picture.width;
        this.#canvas.height = picture.height;
      }

      this.#context.drawImage(picture, 0, 0);
      picture.close();
    } catch {
      setText(this.#empty, "A picture could not be shown");
      return;
    }

    this.#empty.hidden = true;
    this.#age = age;
    this.#drawn.push(performance.now());
    this.#canvas.dataset.frames = Number(this.#canvas.dataset.frames ?? 0) + 1;
  }

  /** Says where the pictures come from and how they flow. */
  describe(stream) {
    const now = performance.now();
    this.#drawn = this.#drawn.filter((time) => now - time < windowMs);
    setText(this.#caption("topic"), stream?.topic ?? "");
    const rate = (1000 * this.#drawn.length) / windowMs;
    const { width, height } = this.#canvas;
    setText(this.#caption("rate"), rate > 0 ? `${width}×${height} · ${fixed(rate, 0)} fps · ${ms(this.#age)} ms old` : "");
    this.#empty.hidden = rate > 0 || (!stream?.problem && Number(this.#canvas.dataset.frames) > 0);
    setText(this.#empty, stream?.problem ?? (stream?.topic ? "Waiting for a picture" : "No picture at the moment"));
  }

  /** Forgets the picture of another camera. */
  clear() {
    this.#context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    this.#drawn = [];
    this.#canvas.dataset.frames = 0;
  }
}
