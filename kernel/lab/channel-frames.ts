/**
 * Kernel messages over a WebSocket, in both of Jupyter's forms: `v1.kernel.websocket.jupyter.org` (binary: offsets, channel, parts as they are) and
 * the older JSON form (text, or binary where there are buffers).
 * Source: Jupyter Server documentation, "WebSocket kernel wire protocols".
 */
import type { Json } from "../wire/message.ts";

export const V1 = "v1.kernel.websocket.jupyter.org";

export type Channel = "shell" | "control" | "stdin" | "iopub";

/** Header, parent, metadata, content, and buffers: bytes as they came. */
export interface Frames {
  readonly channel: Channel;
  readonly parts: readonly [Buffer, Buffer, Buffer, Buffer];
  readonly buffers: readonly Buffer[];
}

/** A message as its JSON parts. */
export interface Spoken {
  readonly channel: Channel;
  readonly header: Json;
  readonly parent: Json;
  readonly metadata: Json;
  readonly content: Json;
  readonly buffers: readonly Buffer[];
}

/** What is sent for a message: a Buffer goes as a binary frame, a string as text. */
export function encodeFrames({ channel, parts, buffers }: Frames, isV1: boolean): Buffer | string {
  if (isV1) {
    const pieces = [Buffer.from(channel), ...parts, ...buffers];
    const head = Buffer.alloc(8 * (pieces.length + 2));
    head.writeBigUInt64LE(BigInt(pieces.length + 1), 0);
    let at = head.length;
    pieces.forEach((piece, i) => {
      head.writeBigUInt64LE(BigInt(at), 8 * (i + 1));
      at += piece.length;
    });
    head.writeBigUInt64LE(BigInt(at), 8 * (pieces.length + 1));
    return Buffer.concat([head, ...pieces]);
  }
  const [header, parent, metadata, content] = parts.map(String);
  const text = `{"channel":"${channel}","header":${header},"parent_header":${parent},"metadata":${metadata},"content":${content},"buffers":[]}`;
  if (buffers.length === 0) return text;
  const pieces = [Buffer.from(text), ...buffers];
  const head = Buffer.alloc(4 * (pieces.length + 1));
  head.writeUInt32BE(pieces.length, 0);
  let at = head.length;
  pieces.forEach((piece, i) => {
    head.writeUInt32BE(at, 4 * (i + 1));
    at += piece.length;
  });
  return Buffer.concat([head, ...pieces]);
}

/** @throws RangeError on what is no message. */
export function decodeFrames(data: Buffer, isBinary: boolean, isV1: boolean): Spoken {
  const spoken = isV1 ? decodeV1(data) : decodeJson(data, isBinary);
  if (!isChannel(spoken.channel) || spoken.channel === "iopub")
    throw new RangeError(
      `kernel message: the channel is shell, control or stdin; got "${String(spoken.channel)}"`,
    );
  for (const part of [spoken.header, spoken.parent, spoken.metadata, spoken.content])
    if (part === null || typeof part !== "object" || Array.isArray(part))
      throw new RangeError("kernel message: header, parent, metadata and content are JSON objects");
  if (typeof spoken.header["msg_id"] !== "string" || typeof spoken.header["msg_type"] !== "string")
    throw new RangeError("kernel message: the header needs msg_id and msg_type");
  return spoken;
}

function decodeV1(data: Buffer): Spoken {
  const count = Number(data.readBigUInt64LE(0));
  if (!(count >= 6 && count <= 10_000))
    throw new RangeError(`kernel message: six offsets or more; got ${count}`);
  const offsets = Array.from({ length: count }, (_, i) => Number(data.readBigUInt64LE(8 * (i + 1))));
  const pieces = offsets.slice(1).map((end, i) => data.subarray(offsets[i], end));
  const [channel, header, parent, metadata, content, ...buffers] = pieces;
  return {
    channel: String(channel) as Channel,
    header: json(header!),
    parent: json(parent!),
    metadata: json(metadata!),
    content: json(content!),
    buffers,
  };
}

function decodeJson(data: Buffer, isBinary: boolean): Spoken {
  let text = data;
  let buffers: Buffer[] = [];
  if (isBinary) {
    const count = data.readUInt32BE(0);
    if (!(count >= 1 && count <= 10_000))
      throw new RangeError(`kernel message: one part or more; got ${count}`);
    const offsets = Array.from({ length: count }, (_, i) => data.readUInt32BE(4 * (i + 1)));
    const pieces = offsets.map((start, i) => data.subarray(start, offsets[i + 1] ?? data.length));
    text = pieces[0]!;
    buffers = pieces.slice(1);
  }
  const { channel, header, parent_header, metadata, content } = json(text);
  return {
    channel: channel as Channel,
    header: header as Json,
    parent: (parent_header ?? {}) as Json,
    metadata: (metadata ?? {}) as Json,
    content: content as Json,
    buffers,
  };
}

function json(bytes: Buffer): Json {
  try {
    return JSON.parse(String(bytes)) as Json;
  } catch {
    throw new RangeError("kernel message: its parts are JSON; got something else");
  }
}

function isChannel(text: unknown): text is Channel {
  return text === "shell" || text === "control" || text === "stdin" || text === "iopub";
}
