// The WebSocket to the dashboard: state as JSON, pictures as bytes. It comes back by itself.

const retryMs = 1000;
const pictureHeader = 16;

export class Connection {
  #socket = null;
  #watch = { op: "watch", camera: null, streams: [] };
  #handlers;

  /** @param handlers {state(object), picture({stream, age, blob}), status(isOpen)} */
  constructor(handlers) {
    this.#handlers = handlers;
    this.#open();
  }

  /** Says what to send from now on: the camera (null for the first) and the streams image, overlay and shares. */
  watch(camera, streams) {
    this.#watch = { op: "watch", camera, streams };
    this.#send(this.#watch);
  }

  /** The stream's picture is drawn; the next may come. */
  next(stream) {
    this.#send({ op: "next", stream });
  }

  #open() {
    const address = new URL("live", location.href);
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    address.hash = "";
    this.#socket = new WebSocket(address);
    this.#socket.binaryType = "arraybuffer";
    this.#socket.onopen = () => {
      this.#handlers.status(true);
      this.#send(this.#watch);
    };
    this.#socket.onclose = () => {
      this.#handlers.status(false);
      setTimeout(() => this.#open(), retryMs);
    };
    this.#socket.onmessage = ({ data }) => (typeof data === "string" ? this.#handlers.state(JSON.parse(data)) : this.#picture(data));
  }

  #picture(data) {
    const header = new DataView(data, 0, pictureHeader);
    const blob = new Blob([new Uint8Array(data, pictureHeader)]);
    this.#handlers.picture({ stream: header.getUint8(0), age: header.getUint32(4, true) / 1000, blob });
  }

  #send(message) {
    if (this.#socket.readyState === WebSocket.OPEN) {
      this.#socket.send(JSON.stringify(message));
    }
  }
}
