// Reads and writes messages by @foxglove/rosmsg2-serialization: one request a line on standard input, one answer a line on standard output.
//   {"definition", "payload"}   base64 of a message; answers {"value", "payload"}, where the payload was written anew from the value
//   {"definition", "value"}     answers {"payload"}
// Byte sequences stand as {"base64"} in values.
import { createInterface } from "node:readline";
import { parse } from "@foxglove/rosmsg";
import { MessageReader, MessageWriter } from "@foxglove/rosmsg2-serialization";

const base64 = (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
const plain = (key, value) => {
  if (value instanceof Uint8Array) return { base64: base64(value) };
  if (ArrayBuffer.isView(value)) return Array.from(value);
  return typeof value === "bigint" ? value.toString() : value;
};
const native = (key, value) => (value?.base64 === undefined ? value : new Uint8Array(Buffer.from(value.base64, "base64")));

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line, native);
  const definition = parse(request.definition, { ros2: true });
  const read = request.payload && new MessageReader(definition).readMessage(Buffer.from(request.payload, "base64"));
  const payload = new MessageWriter(definition).writeMessage(read ?? request.value);
  console.log(JSON.stringify({ value: read, payload: base64(payload) }, plain));
}
