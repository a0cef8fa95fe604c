// Writes an MCAP file by @mcap/core: write.mjs FILE none|lz4|zstd chunked|unchunked|unindexed, and prints its messages as JSON.
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { McapWriter } from "@mcap/core";
import zstd from "@foxglove/wasm-zstd";
import lz4 from "lz4js";

const [path, compression, layout] = process.argv.slice(2);
await zstd.isLoaded;
const parts = [];
let size = 0n;
const writable = {
  write: async (bytes) => {
    parts.push(Uint8Array.from(bytes));
    size += BigInt(bytes.length);
  },
  position: () => size,
};
const indexed = layout !== "unindexed";
const writer = new McapWriter({
  writable,
  useChunks: layout !== "unchunked",
  chunkSize: 2000,
  useStatistics: indexed,
  useSummaryOffsets: indexed,
  repeatChannels: indexed,
  repeatSchemas: indexed,
  useChunkIndex: indexed,
  useMessageIndex: indexed,
  compressChunk:
    compression === "none" ? undefined
    : (data) => ({ compression, compressedData: compression === "lz4" ? lz4.compress(data) : new Uint8Array(zstd.compress(data)) }),
});
await writer.start({ profile: "ros2", library: "peer" });
const schemaId = await writer.registerSchema({ name: "std_msgs/msg/String", encoding: "ros2msg", data: new TextEncoder().encode("string data\n") });
const channels = [];
for (const topic of ["/a", "/b"]) {
  channels.push(await writer.registerChannel({ schemaId, topic, messageEncoding: "cdr", metadata: new Map([["offered_qos_profiles", ""]]) }));
}

const messages = [];
for (let i = 0; i < 60; i++) {
  const text = new TextEncoder().encode(`message ${i} `.repeat(1 + (i % 9)) + "\0");
  const data = new Uint8Array(8 + text.length);
  data.set([0, 1, 0, 0, text.length & 255, text.length >> 8, 0, 0]);
  data.set(text, 8);
  // Every fifth message comes late.
  const stamp = 1700000000000000000n + BigInt(i * 1000 - (i % 5 === 4 ? 2500 : 0));
  await writer.addMessage({ channelId: channels[i % 2], sequence: i, logTime: stamp, publishTime: stamp - 7n, data });
  messages.push({ topic: ["/a", "/b"][i % 2], stamp: stamp.toString(), sequence: i, sha256: createHash("sha256").update(data).digest("hex") });
}

await writer.addAttachment({ name: "notes.txt", mediaType: "text/plain", logTime: 5n, createTime: 6n, data: new TextEncoder().encode("attached") });
await writer.addMetadata({ name: "origin", metadata: new Map([["robot", "r2"]]) });
await writer.end();
writeFileSync(path, Buffer.concat(parts));
console.log(JSON.stringify(messages));
