// The stages' percentiles as a table, which also says in words what the latency chart draws.
import { make } from "./dom.js";
import { ms } from "./format.js";
import { stages } from "./charts.js";

const columns = [["50 %", "p50"], ["95 %", "p95"], ["99 %", "p99"], ["most", "max"]];

export function showStages(table, summaries) {
  const colorOf = (name) => stages.find((stage) => stage.name === name)?.color;
  const head = make("tr", {}, make("th", { scope: "col" }, "stage"), ...columns.map(([title]) => make("th", { scope: "col" }, title)));
  const rows = summaries.map((summary) => {
    const key = make("span", { className: "key", "aria-hidden": "true" });
    key.style.background = `var(${colorOf(summary.name)})`;
    return make("tr", {}, make("td", {}, key, summary.name), ...columns.map(([, field]) => make("td", {}, ms(summary[field]))));
  });
  table.replaceChildren(make("thead", {}, head), make("tbody", {}, ...rows));
  table.hidden = summaries.length === 0;
}
