// Reads an MCAP file by @mcap/core, once by its index and once front to back, and prints what is in it as JSON.
import { open } from "node:fs/promises";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { McapIndexedReader, McapStreamReader } from "@mcap/core";
import { loadDecompressHandlers } from "@mcap/support";
import { parse } from "@foxglove/rosmsg";
import { MessageReader } from "@foxglove/rosmsg2-serialization";

const path = process.argv[2];
const decompressHandlers = await loadDecompressHandlers();
const text = (key, value) =>
  typeof value === "bigint" ? value.toString() : ArrayBuffer.isView(value) ? Array.from(value, (item) => (typeof item === "bigint" ? item.toString() : item)) : value;

const file = await open(path, "r");
const readable = {
  size: async () => BigInt((await file.stat()).size),
  read: async (offset, size) => {
    const bytes = new Uint8Array(Number(size));
    await file.read(bytes, 0, bytes.length, Number(offset));
    return bytes;
  },
};
const reader = await McapIndexedReader.Initialize({ readable, decompressHandlers });
const decoders = new Map();
for (const schema of reader.schemasById.values()) {
  decoders.set(schema.id, new MessageReader(parse(new TextDecoder().decode(schema.data), { ros2: true })));
}

const messages = [];
for await (const message of reader.readMessages({ validateCrcs: true })) {
  const channel = reader.channelsById.get(message.channelId);
  messages.push({
    topic: channel.topic,
    stamp: message.logTime.toString(),
    sha256: createHash("sha256").update(message.data).digest("hex"),
    value: decoders.get(channel.schemaId).readMessage(message.data),
  });
}

const stream = new McapStreamReader({ decompressHandlers, validateCrcs: true });
stream.append(readFileSync(path));
const kinds = {};
for (let record; (record = stream.nextRecord()); ) {
  kinds[record.type] = (kinds[record.type] ?? 0) + 1;
}

console.log(JSON.stringify({
  profile: reader.header.profile,
  statistics: { messages: reader.statistics.messageCount, chunks: reader.statistics.chunkCount },
  channels: [...reader.channelsById.values()].map((channel) => ({
    topic: channel.topic,
    type: reader.schemasById.get(channel.schemaId).name,
    encoding: channel.messageEncoding,
    schemaEncoding: reader.schemasById.get(channel.schemaId).encoding,
    metadata: Object.fromEntries(channel.metadata),
  })),
  compressions: [...new Set(reader.chunkIndexes.map((chunk) => chunk.compression))],
  isDone: stream.done(),
  kinds,
  messages,
}, text));
