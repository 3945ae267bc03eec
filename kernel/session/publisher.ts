/**
 * Messages out on iopub, in the right order and under the right cell. Stream text is gathered for some milliseconds, so
 * that thousands of small writes become a few messages; every other message goes behind what was gathered.
 */
import type { Codec, Header, Json } from "../wire/message.ts";
import type { Sockets } from "../wire/sockets.ts";

const BATCH_MS = 8;
const BATCH_CHARS = 1_000_000;

export class Publisher {
  readonly #codec: Codec;
  readonly #sockets: Sockets;
  #gathered: { parent: Header | Json; name: string; pieces: string[]; size: number } | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(codec: Codec, sockets: Sockets) {
    this.#codec = codec;
    this.#sockets = sockets;
  }

  stream(parent: Header | Json, name: "stdout" | "stderr", text: string): void {
    if (text === "") return;
    const same = this.#gathered;
    if (same !== undefined && same.parent === parent && same.name === name) {
      same.pieces.push(text);
      same.size += text.length;
      if (same.size > BATCH_CHARS) this.flush();
      return;
    }
    this.flush();
    this.#gathered = { parent, name, pieces: [text], size: text.length };
    this.#timer = setTimeout(() => this.flush(), BATCH_MS);
  }

  publish(
    type: string,
    content: Json,
    parent: Header | Json,
    extra: { metadata?: Json; buffers?: readonly Buffer[] } = {},
  ): void {
    this.flush();
    this.#send(type, content, parent, extra.metadata ?? {}, extra.buffers ?? []);
  }

  status(state: "busy" | "idle" | "starting", parent: Header | Json): void {
    this.publish("status", { execution_state: state }, parent);
  }

  flush(): void {
    const gathered = this.#gathered;
    if (gathered === undefined) return;
    clearTimeout(this.#timer);
    this.#gathered = undefined;
    this.#send("stream", { name: gathered.name, text: gathered.pieces.join("") }, gathered.parent, {}, []);
  }

  #send(
    type: string,
    content: Json,
    parent: Header | Json,
    metadata: Json,
    buffers: readonly Buffer[],
  ): void {
    const topic = Buffer.from(`kernel.${this.#codec.session}.${type}`);
    this.#sockets.send(
      "iopub",
      this.#codec.encode({
        identities: [topic],
        header: this.#codec.header(type),
        parent,
        metadata,
        content,
        buffers,
      }),
    );
  }
}
