// Opens the dashboard with Foxglove's own client, reads one message each of some topics and the parameters, and prints all as JSON.
// node foxglove.mjs ADDRESS TOPIC... (a parameter to set stands as NAME=JSON among the topics)
import { createRequire } from "node:module";
import { parse } from "@foxglove/rosmsg";
import { MessageReader } from "@foxglove/rosmsg2-serialization";
import WebSocket from "ws";

const { FoxgloveClient } = createRequire(import.meta.url)("@foxglove/ws-protocol");
const [address, ...rest] = process.argv.slice(2);
const topics = rest.filter((argument) => !argument.includes("="));
const changes = rest.filter((argument) => argument.includes("=")).map((argument) => argument.split("="));
const told = { channels: {}, messages: {}, statuses: [], parameters: {}, answers: [] };
const subscriptions = new Map();

const socket = new WebSocket(address, [FoxgloveClient.SUPPORTED_SUBPROTOCOL]);
const client = new FoxgloveClient({ ws: socket });
const isDone = () =>
  topics.every((topic) => topic in told.messages) && Object.keys(told.parameters).length > 0 && told.answers.length === changes.length;

client.on("error", (error) => {
  console.error(error);
  process.exit(1);
});
client.on("serverInfo", (info) => {
  told.serverInfo = info;
  client.getParameters([], "all");
  changes.forEach(([name, value]) => client.setParameters([{ name, value: JSON.parse(value) }], `set ${name}`));
});
client.on("advertise", (channels) => {
  for (const channel of channels) {
    told.channels[channel.topic] = { type: channel.schemaName, encoding: channel.encoding, schemaEncoding: channel.schemaEncoding };
    if (topics.includes(channel.topic)) {
      const reader = new MessageReader(parse(channel.schema, { ros2: true }));
      subscriptions.set(client.subscribe(channel.id), { topic: channel.topic, reader });
    }
  }
});
client.on("message", ({ subscriptionId, timestamp, data }) => {
  const { topic, reader } = subscriptions.get(subscriptionId);
  told.messages[topic] = { timestamp: timestamp.toString(), value: reader.readMessage(data) };
  client.unsubscribe(subscriptionId);
  finish();
});
client.on("parameterValues", ({ parameters, id }) => {
  if (id === "all") {
    told.parameters = Object.fromEntries(parameters.map(({ name, value }) => [name, value]));
  } else {
    told.answers.push({ id, parameters });
  }

  finish();
});
client.on("status", (status) => told.statuses.push(status.message));

const plain = (key, value) => (typeof value === "bigint" ? value.toString() : ArrayBuffer.isView(value) ? Array.from(value) : value);
function finish() {
  if (isDone()) {
    // The program ends by itself when all is written and the connection is closed.
    process.stdout.write(JSON.stringify(told, plain));
    client.close();
  }
}
