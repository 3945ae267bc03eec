/**
 * The front's share of comms: which are open, which targets the engine knows. Messages of the front end go to the engine;
 * an unknown target is closed at once, as the protocol asks.
 */
import type { Command, Report } from "../engine/protocol.ts";
import type { Header, Json, Message } from "../wire/message.ts";
import type { Publisher } from "./publisher.ts";

type CommReport = Extract<Report, { type: "comm" }>;

export class CommTable {
  readonly #publisher: Publisher;
  readonly #open = new Map<string, string>();
  readonly #working = new Map<number, Header>();
  #targets = new Set<string>();

  constructor(publisher: Publisher) {
    this.#publisher = publisher;
  }

  /** Content of `comm_info_reply`. */
  info(target: unknown): Json {
    const all = [...this.#open].filter(([, name]) => typeof target !== "string" || name === target);
    return { status: "ok", comms: Object.fromEntries(all.map(([id, name]) => [id, { target_name: name }])) };
  }

  setTargets(names: readonly string[]): void {
    this.#targets = new Set(names);
  }

  /** A message of the front end; gives the command for the engine when there is one. */
  receive(message: Message, number: number): Command | undefined {
    const { header, content } = message;
    const kind = header.msg_type.slice("comm_".length) as "open" | "msg" | "close";
    const id = String(content["comm_id"] ?? "");
    const target = String(content["target_name"] ?? "");
    this.#publisher.status("busy", header);
    const known = kind === "open" ? this.#targets.has(target) : this.#open.has(id);
    if (!known) {
      if (kind === "open") this.#publisher.publish("comm_close", { comm_id: id, data: {} }, header);
      this.#publisher.status("idle", header);
      return undefined;
    }
    if (kind === "open") this.#open.set(id, target);
    if (kind === "close") this.#open.delete(id);
    this.#working.set(number, header);
    return {
      type: "comm",
      cell: number,
      kind,
      content,
      metadata: message.metadata,
      buffers: message.buffers.map((buffer) => buffer.toString("base64")),
    };
  }

  /** The engine has handled a message. */
  done(number: number): void {
    const header = this.#working.get(number);
    this.#working.delete(number);
    if (header !== undefined) this.#publisher.status("idle", header);
  }

  /** A message of the engine to the front end. */
  send(report: CommReport, parent: Header | Json): void {
    const id = String(report.content["comm_id"]);
    if (report.kind === "open") this.#open.set(id, String(report.content["target_name"]));
    if (report.kind === "close") this.#open.delete(id);
    this.#publisher.publish(`comm_${report.kind}`, { ...report.content }, parent, {
      metadata: { ...report.metadata },
      buffers: report.buffers.map((buffer) => Buffer.from(buffer, "base64")),
    });
  }

  /** The engine is gone, and every comm with it. */
  reset(parent: Header | Json): void {
    for (const id of this.#open.keys())
      this.#publisher.publish("comm_close", { comm_id: id, data: {} }, parent);
    for (const number of this.#working.keys()) this.done(number);
    this.#open.clear();
    this.#targets.clear();
  }
}
