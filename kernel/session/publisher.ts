/**
 * Messages out on iopub, in the right order and under the right cell. Stream text is gathered for some milliseconds, so
 * that thousands of small writes become a few messages; every other message goes behind what was gathered. Figures may take a
 * moment to be made whole: what comes after them waits behind them.
 */
import type { Codec, Header, Json } from "../wire/message.ts";
import type { Sockets } from "../wire/sockets.ts";

/** Makes an output's content whole; a promise when that takes time. */
export type Complete = (content: Json) => Json | Promise<Json>;

const OUTPUTS = new Set(["display_data", "update_display_data", "execute_result"]);
const BATCH_MS = 8;
const BATCH_CHARS = 1_000_000;

export class Publisher {
  readonly #codec: Codec;
  readonly #sockets: Sockets;
  #gathered: { parent: Header | Json; name: string; pieces: string[]; size: number } | undefined;
  readonly #complete: Complete;
  #timer: NodeJS.Timeout | undefined;
  /** What waits behind an output that is not whole yet. */
  #held: (() => void | Promise<void>)[] | undefined;
  #tail: Promise<void> | undefined;

  constructor(codec: Codec, sockets: Sockets, complete: Complete = (content) => content) {
    this.#codec = codec;
    this.#sockets = sockets;
    this.#complete = complete;
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
    const send = (whole: Json): void =>
      this.#send(type, whole, parent, extra.metadata ?? {}, extra.buffers ?? []);
    const whole = OUTPUTS.has(type) ? this.#complete(content) : content;
    if (whole instanceof Promise) this.#hold(() => whole.catch(() => content).then(send));
    else this.#inTurn(() => send(whole));
  }

  status(state: "busy" | "idle" | "starting", parent: Header | Json): void {
    this.publish("status", { execution_state: state }, parent);
  }

  flush(): void {
    const gathered = this.#gathered;
    if (gathered === undefined) return;
    clearTimeout(this.#timer);
    this.#gathered = undefined;
    this.#inTurn(() =>
      this.#send("stream", { name: gathered.name, text: gathered.pieces.join("") }, gathered.parent, {}, []),
    );
  }

  /** Resolves when nothing waits any more. */
  async settled(): Promise<void> {
    await this.#tail;
  }

  #inTurn(act: () => void): void {
    if (this.#held === undefined) act();
    else this.#held.push(act);
  }

  #hold(act: () => Promise<void>): void {
    if (this.#held !== undefined) return void this.#held.push(act);
    const queue: (() => void | Promise<void>)[] = [act];
    this.#held = queue;
    this.#tail = (async () => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) await next();
      this.#held = undefined;
    })();
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
