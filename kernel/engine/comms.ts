/**
 * Comms: named two-way channels to the front end (widgets). The kernel side of the Jupyter comm messages; binary buffers
 * travel as base64 between our processes.
 */
import { randomUUID } from "node:crypto";
import { currentCell } from "./context.ts";
import { report } from "./link.ts";
import type { Command } from "./protocol.ts";

type Data = Record<string, unknown>;
export interface CommMessage {
  readonly data: Data;
  readonly metadata: Data;
  readonly buffers: readonly Uint8Array[];
}
type Handler = (message: CommMessage) => void;

/** One open channel. */
export class Comm {
  readonly id: string;
  readonly target: string;
  #onMessage: Handler = () => undefined;
  #onClose: Handler = () => undefined;
  #open = true;

  /** @internal made by `comms.open` or by the front end */
  constructor(id: string, target: string) {
    this.id = id;
    this.target = target;
  }

  send(data: Data, buffers: readonly Uint8Array[] = [], metadata: Data = {}): void {
    if (!this.#open) throw new Error(`comm ${this.id}: is closed; open a new one`);
    send("msg", { comm_id: this.id, data }, metadata, buffers);
  }

  onMsg(handler: Handler): void {
    this.#onMessage = handler;
  }

  onClose(handler: Handler): void {
    this.#onClose = handler;
  }

  close(data: Data = {}): void {
    if (!this.#open) return;
    this.#open = false;
    open.delete(this.id);
    send("close", { comm_id: this.id, data }, {}, []);
  }

  /** @internal */
  receive(kind: "msg" | "close", message: CommMessage): void {
    if (kind === "msg") return this.#onMessage(message);
    this.#open = false;
    open.delete(this.id);
    this.#onClose(message);
  }
}

const open = new Map<string, Comm>();
const targets = new Map<string, (comm: Comm, message: CommMessage) => void>();

export const comms = {
  /** Opens a channel to a target that the front end knows. */
  open(target: string, data: Data = {}, buffers: readonly Uint8Array[] = [], metadata: Data = {}): Comm {
    const comm = new Comm(randomUUID().replaceAll("-", ""), target);
    open.set(comm.id, comm);
    send("open", { comm_id: comm.id, target_name: target, data }, metadata, buffers);
    return comm;
  },
  /** Lets the front end open channels to this target; a later handler replaces an earlier one. */
  register(target: string, handler: (comm: Comm, message: CommMessage) => void): void {
    targets.set(target, handler);
    report({ type: "comm-targets", names: [...targets.keys()] });
  },
  unregister(target: string): void {
    targets.delete(target);
    report({ type: "comm-targets", names: [...targets.keys()] });
  },
};

/** Hands a message of the front end to its handler. */
export function receiveComm(command: Extract<Command, { type: "comm" }>): void {
  const id = String(command.content["comm_id"]);
  const message: CommMessage = {
    data: (command.content["data"] as Data | undefined) ?? {},
    metadata: command.metadata as Data,
    buffers: command.buffers.map((text) => Buffer.from(text, "base64")),
  };
  if (command.kind === "open") {
    const target = String(command.content["target_name"]);
    const handler = targets.get(target);
    if (handler === undefined) return;
    const comm = new Comm(id, target);
    open.set(id, comm);
    handler(comm, message);
  } else open.get(id)?.receive(command.kind, message);
}

function send(
  kind: "open" | "msg" | "close",
  content: Data,
  metadata: Data,
  buffers: readonly Uint8Array[],
): void {
  report({
    type: "comm",
    cell: currentCell(),
    kind,
    content,
    metadata,
    buffers: buffers.map((bytes) => Buffer.from(bytes).toString("base64")),
  });
}
