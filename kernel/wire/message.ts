/**
 * The Jupyter message: four JSON parts and binary buffers, signed with HMAC over the bytes as sent.
 * Source: Jupyter client documentation, "Messaging in Jupyter", protocol 5.4 (wire protocol section).
 */
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";

export const PROTOCOL_VERSION = "5.4";

export interface Header {
  readonly msg_id: string;
  readonly session: string;
  readonly username: string;
  readonly date: string;
  readonly msg_type: string;
  readonly version: string;
  readonly subshell_id?: string | null;
}

export type Json = Record<string, unknown>;

export interface Message {
  /** ZeroMQ routing identities; topic frame on iopub. */
  readonly identities: readonly Buffer[];
  readonly header: Header;
  readonly parent: Header | Json;
  readonly metadata: Json;
  readonly content: Json;
  readonly buffers: readonly Buffer[];
}

const DELIMITER = Buffer.from("<IDS|MSG>");
/** As many digests as ipykernel remembers; the oldest are dropped in halves. */
const REPLAY_WINDOW = 65_536;

/** Signs outgoing messages and verifies incoming ones for one session key. */
export class Codec {
  readonly session: string = randomUUID();
  readonly #key: string;
  readonly #algorithm: string;
  readonly #username: string;
  readonly #seen = new Set<string>();

  constructor(key: string, scheme: string, username: string) {
    this.#key = key;
    this.#algorithm = scheme.replace(/^hmac-/, "");
    this.#username = username;
  }

  header(type: string): Header {
    return {
      msg_id: randomUUID(),
      session: this.session,
      username: this.#username,
      date: new Date().toISOString(),
      msg_type: type,
      version: PROTOCOL_VERSION,
    };
  }

  /** The frames of a message, ready to send. */
  encode(message: Message): Buffer[] {
    const parts = [message.header, message.parent, message.metadata, message.content].map((part) =>
      Buffer.from(JSON.stringify(part)),
    );
    return [...message.identities, DELIMITER, Buffer.from(this.#sign(parts)), ...parts, ...message.buffers];
  }

  /**
   * The message in received frames, or the reason why it must be dropped. The signature is checked over the received
   * bytes, in constant time and before anything is parsed; a signature seen before is a replay.
   */
  decode(frames: readonly Buffer[]): Message | string {
    const at = frames.findIndex((frame) => frame.equals(DELIMITER));
    if (at < 0) return "no delimiter frame";
    const signature = frames[at + 1];
    const parts = frames.slice(at + 2, at + 6);
    if (signature === undefined || parts.length < 4) return "fewer than four message parts";
    if (this.#key !== "") {
      const expected = Buffer.from(this.#sign(parts));
      if (signature.length !== expected.length || !timingSafeEqual(signature, expected))
        return "wrong signature";
      const digest = signature.toString("latin1");
      if (this.#seen.has(digest)) return "replayed message";
      this.#remember(digest);
    }
    let values: unknown[];
    try {
      values = parts.map((part) => JSON.parse(part.toString("utf8")) as unknown);
    } catch (error) {
      return `part is not JSON: ${(error as Error).message}`;
    }
    if (!values.every((value) => value !== null && typeof value === "object" && !Array.isArray(value)))
      return "a part is not a JSON object";
    const [header, parent, metadata, content] = values as [Header, Json, Json, Json];
    if (typeof header.msg_id !== "string" || typeof header.msg_type !== "string")
      return "header without msg_id or msg_type";
    return {
      identities: frames.slice(0, at),
      header,
      parent,
      metadata,
      content,
      buffers: frames.slice(at + 6),
    };
  }

  #sign(parts: readonly Buffer[]): string {
    if (this.#key === "") return "";
    const hmac = createHmac(this.#algorithm, this.#key);
    for (const part of parts) hmac.update(part);
    return hmac.digest("hex");
  }

  #remember(digest: string): void {
    this.#seen.add(digest);
    if (this.#seen.size <= REPLAY_WINDOW) return;
    let drop = REPLAY_WINDOW / 2;
    for (const old of this.#seen) {
      if (drop-- <= 0) break;
      this.#seen.delete(old);
    }
  }
}
