/**
 * The five sockets of a kernel. Sends are queued per socket so that messages leave in the order they were given;
 * iopub has no high-water mark, so that a flood of output is slow rather than lost.
 */
import * as zmq from "zeromq";
import { AssayError } from "../error.ts";
import { address, type ChannelName, type Connection } from "./connection.ts";

export interface Sockets {
  send(channel: "shell" | "control" | "stdin" | "iopub", frames: Buffer[]): void;
  /** Waits until everything given to `send` has been handed to ZeroMQ. */
  flush(): Promise<void>;
  close(): void;
}

export interface SocketHandlers {
  receive(channel: "shell" | "control" | "stdin", frames: Buffer[]): void;
  /** A client subscribed on iopub to this topic prefix. */
  subscribed(topic: Buffer): void;
}

type Sending = { send(frames: Buffer[]): Promise<void> };

/** Binds all five channels; throws AssayError when a port is taken. */
export async function bindSockets(connection: Connection, handlers: SocketHandlers): Promise<Sockets> {
  const options = { linger: 1000, sendHighWaterMark: 0, receiveHighWaterMark: 0 };
  const shell = new zmq.Router({ ...options, handover: true });
  const control = new zmq.Router({ ...options, handover: true });
  const stdin = new zmq.Router({ ...options, handover: true });
  const iopub = new zmq.XPublisher({ ...options, verbosity: "allSubs" });
  const heartbeat = new zmq.Router(options);
  const all = { shell, control, stdin, iopub, hb: heartbeat };
  try {
    await Promise.all(
      Object.entries(all).map(([name, socket]) => bind(socket, connection, name as ChannelName)),
    );
  } catch (error) {
    for (const socket of Object.values(all)) socket.close();
    throw error;
  }
  const queues = new Map<string, Queue>();
  for (const [name, socket] of Object.entries({ shell, control, stdin, iopub }))
    queues.set(name, new Queue(socket));
  let open = true;
  const pump = async (socket: AsyncIterable<Buffer[]>, take: (frames: Buffer[]) => void): Promise<void> => {
    try {
      for await (const frames of socket) take(frames);
    } catch (error) {
      if (open) throw error;
    }
  };
  for (const [name, socket] of Object.entries({ shell, control, stdin }))
    void pump(socket, (frames) => handlers.receive(name as "shell", frames));
  void pump(iopub, ([event]) => {
    if (event !== undefined && event[0] === 1) handlers.subscribed(event.subarray(1));
  });
  const echo = new Queue(heartbeat);
  void pump(heartbeat, (frames) => echo.push(frames));
  return {
    send: (channel, frames) => queues.get(channel)!.push(frames),
    flush: async () => {
      await Promise.all([...queues.values()].map((queue) => queue.drained()));
    },
    close: () => {
      open = false;
      for (const socket of Object.values(all)) socket.close();
    },
  };
}

async function bind(
  socket: { bind(address: string): Promise<void> },
  connection: Connection,
  name: ChannelName,
): Promise<void> {
  const at = address(connection, name);
  try {
    await socket.bind(at);
  } catch (error) {
    const code = (error as { code?: string }).code ?? "";
    const why = code === "EADDRINUSE" ? "the port is in use" : (error as Error).message;
    throw new AssayError(
      "bind",
      `${name} socket ${at}`,
      `cannot listen; ${why}`,
      "stop the other kernel, or start this one with a new connection file",
    );
  }
}

/** Sends one message at a time: zeromq refuses a second send while one is pending. */
class Queue {
  readonly #socket: Sending;
  readonly #waiting: Buffer[][] = [];
  #busy: Promise<void> | undefined;

  constructor(socket: Sending) {
    this.#socket = socket;
  }

  push(frames: Buffer[]): void {
    this.#waiting.push(frames);
    this.#busy ??= this.#run();
  }

  drained(): Promise<void> {
    return this.#busy ?? Promise.resolve();
  }

  async #run(): Promise<void> {
    for (let frames = this.#waiting.shift(); frames !== undefined; frames = this.#waiting.shift()) {
      try {
        await this.#socket.send(frames);
      } catch {
        // A peer that went away (EHOSTUNREACH) or a closing socket: the message has no receiver.
      }
    }
    this.#busy = undefined;
  }
}
