// What of the page is looked at: nothing while the tab is hidden, else the elements in view. Nobody computes for the rest.

export class Attention {
  #inView = new Set();
  #changed;

  /** @param places {stream: element} @param changed called with the streams that are looked at. */
  constructor(places, changed) {
    this.#changed = changed;
    const names = new Map(Object.entries(places).map(([name, element]) => [element, name]));
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        this.#inView[isIntersecting ? "add" : "delete"](names.get(target));
      }

      this.#tell();
    }, { rootMargin: "100px" });
    names.forEach((_, element) => observer.observe(element));
    document.addEventListener("visibilitychange", () => this.#tell());
  }

  #tell() {
    this.#changed(document.hidden ? [] : [...this.#inView].sort());
  }
}
