// Rate and latency over time. Colours come from the style sheet, so that they follow light and dark.
import uPlot from "../vendor/uPlot.js";
import { fixed, ms } from "./format.js";

const keptSeconds = 900;
const silentSeconds = 5;
const height = 200;

/** The stages in the order of their colours; the names are those of the points. */
export const stages = [
  { field: "endToEnd", name: "end to end", color: "--series-1" },
  { field: "inference", name: "inference", color: "--series-2" },
  { field: "preprocess", name: "preprocess", color: "--series-3" },
  { field: "postprocess", name: "postprocess", color: "--series-4" },
  { field: "publish", name: "publish", color: "--series-5" },
  { field: "receive", name: "receive", color: "--series-6" },
];

const rates = [
  { field: "fps", name: "segmented", color: "--series-1" },
  { field: "received", name: "received", color: "--series-3" },
  { field: "dropped", name: "dropped", color: "--series-2" },
];

const clock = (time) => new Date(time * 1000).toLocaleTimeString("en-GB");

const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Breaks the lines where the node was silent. */
const withGaps = (points) => points.flatMap((point, index) =>
  (index > 0 && point.time - points[index - 1].time > silentSeconds ? [{ time: point.time - 1 }, point] : [point]));

class Chart {
  #place;
  #series;
  #format;
  #plot = null;

  constructor(place, series, format) {
    this.#place = place;
    this.#series = series;
    this.#format = format;
    this.restyle();
    new ResizeObserver(() => this.#plot.setSize({ width: this.#width, height })).observe(place);
  }

  get #width() {
    return Math.max(200, this.#place.clientWidth);
  }

  /** Draws anew with the colours of now. */
  restyle() {
    const data = this.#plot?.data ?? [[], ...this.#series.map(() => [])];
    this.#plot?.destroy();
    const grid = { stroke: style("--line"), width: 1 };
    const axis = { stroke: style("--soft"), grid, ticks: { show: false }, font: "12px system-ui, sans-serif" };
    this.#plot = new uPlot({
      width: this.#width,
      height,
      padding: [8, 28, 0, 0],
      cursor: { sync: { key: "time" }, y: false },
      scales: { y: { range: (_, __, max) => [0, Math.max(1, (max ?? 0) * 1.1)] } },
      axes: [{ ...axis, size: 30, space: 80, values: (_, times) => times.map(clock) }, { ...axis, size: 46 }],
      legend: { markers: { width: 0, fill: (_, index) => (index > 0 ? style(this.#series[index - 1].color) : "transparent") } },
      series: [
        { value: (_, time) => (time === null ? "" : clock(time)), label: "time" },
        ...this.#series.map(({ name, color }, index) => ({
          label: name,
          stroke: style(color),
          width: index === 0 ? 2 : 1.25,
          points: { show: false },
          value: (_, value) => (value === null ? "" : this.#format(value)),
        })),
      ],
    }, data, this.#place);
  }

  show(points) {
    const column = (field) => points.map((point) => point[field] ?? null);
    this.#plot.setData([column("time"), ...this.#series.map(({ field }) => column(field))]);
  }
}

export class Charts {
  #points = [];
  #charts;

  constructor(rate, latency) {
    this.#charts = [new Chart(rate, rates, (value) => fixed(value, 1)), new Chart(latency, stages, ms)];
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#charts.forEach((chart) => chart.restyle()));
  }

  /** The newest point, if there is one. */
  get newest() {
    return this.#points.at(-1);
  }

  /** Adds points that are newer than those that are shown. */
  add(points) {
    const last = this.newest?.time ?? 0;
    const fresh = points.filter((point) => point.time > last);
    if (fresh.length > 0) {
      this.#points = [...this.#points, ...fresh].filter((point) => point.time > fresh.at(-1).time - keptSeconds);
      this.#charts.forEach((chart) => chart.show(withGaps(this.#points)));
    }
  }

  /** Forgets another camera's points. */
  clear() {
    this.#points = [];
    this.#charts.forEach((chart) => chart.show([]));
  }
}
