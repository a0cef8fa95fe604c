// Puts the page together.
import { Access } from "./access.js";
import { Attention } from "./attention.js";
import { Charts } from "./charts.js";
import { Connection } from "./connection.js";
import { Control } from "./control.js";
import { Diagnostics } from "./diagnostics.js";
import { byId, make, setText } from "./dom.js";
import { Legend } from "./legend.js";
import { Parameters } from "./parameters.js";
import { PictureView } from "./picture.js";
import { showStages } from "./stages.js";
import { Tiles } from "./tiles.js";

const access = new Access();
const pictures = [new PictureView(byId("image-figure")), new PictureView(byId("overlay-figure"))];
const charts = new Charts(byId("rate-chart"), byId("latency-chart"));
const tiles = new Tiles(byId("tiles"));
const legend = new Legend(byId("legend"));
const diagnostics = new Diagnostics(byId("diagnostics"));
const control = new Control(byId("control"), access);
const parameters = new Parameters(byId("parameters"), access);
const choice = byId("camera");
let wanted = null;
let shown = null;
let streams = [];

const connection = new Connection({
  status: (isOpen) => showStatus(isOpen ? ["Waiting for the node", "warn"] : ["Not connected", "bad"]),
  picture: async (picture) => {
    await pictures[picture.stream].draw(picture);
    connection.next(picture.stream);
  },
  state: show,
});

new Attention({ image: byId("image-figure"), overlay: byId("overlay-figure"), shares: byId("legend-card") }, (looked) => {
  streams = looked;
  connection.watch(wanted, streams);
});

choice.addEventListener("change", () => {
  wanted = choice.value;
  connection.watch(wanted, streams);
});

function show(state) {
  // A camera that has come since is watched from now on.
  if (state.camera === null && state.cameras.length > 0) {
    connection.watch(wanted, streams);
  }

  if (state.camera !== shown) {
    shown = state.camera;
    charts.clear();
    pictures.forEach((view) => view.clear());
  }

  showStatus(state.isAlive ? ["Live", "good"] : ["Waiting for the node", "warn"]);
  setText(byId("node"), state.node);
  setText(byId("model"), state.model ? `${state.model} on ${state.provider}` : "");
  document.title = `${state.node} – segmentation`;
  showCameras(state);
  charts.add(state.points);
  tiles.show(state, charts.newest);
  showStages(byId("stages"), state.stages);
  legend.show(state.classes, state.unlabelled);
  diagnostics.show(state.diagnostics);
  control.show(state.control);
  parameters.show(state.control);
  pictures[0].describe(state.image);
  pictures[1].describe(state.overlay);
}

function showCameras({ cameras, camera }) {
  byId("camera-choice").hidden = cameras.length < 2;
  if (choice.dataset.names !== cameras.join()) {
    choice.dataset.names = cameras.join();
    choice.replaceChildren(...cameras.map((name) => make("option", { value: name }, name || "(unnamed)")));
  }

  choice.value = camera ?? "";
}

function showStatus([text, look]) {
  setText(byId("status"), text);
  byId("status").className = `pill ${look}`;
}
