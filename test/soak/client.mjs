/**
 * A Jupyter client that trusts nothing: it starts a kernel, sends any message (also wrong ones), and keeps for every
 * request all that came back for it, in order.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as zmq from "zeromq";

export class SoakClient {
  /** Request id → what came back. */
  requests = new Map();
  /** What fits no request. */
  strays = [];
  tail = "";
  ended = false;
  #sending = { shell: Promise.resolve(), control: Promise.resolve(), stdin: Promise.resolve() };
  #waiters = new Set();

  /** @param root folder of the built Assay */
  static async start(root) {
    const wire = (name) => import(pathToFileURL(join(root, "dist/kernel/wire", `${name}.js`)).href);
    const [{ address, newConnection }, { Codec }] = await Promise.all([wire("connection"), wire("message")]);
    const connection = await newConnection("assay");
    const client = new SoakClient();
    client.folder = mkdtempSync(join(tmpdir(), "assay-soak-"));
    client.codec = new Codec(connection.key, connection.signature_scheme, "soak");
    const file = join(client.folder, "connection.json");
    writeFileSync(file, JSON.stringify(connection), { mode: 0o600 });
    const options = {
      linger: 0,
      sendHighWaterMark: 0,
      receiveHighWaterMark: 0,
      routingId: client.codec.session,
    };
    client.sockets = {
      shell: new zmq.Dealer(options),
      control: new zmq.Dealer(options),
      stdin: new zmq.Dealer(options),
      iopub: new zmq.Subscriber({ linger: 0, receiveHighWaterMark: 0 }),
    };
    for (const [name, socket] of Object.entries(client.sockets)) socket.connect(address(connection, name));
    client.sockets.iopub.subscribe();
    client.process = spawn(
      process.execPath,
      [join(root, "dist/kernel/main.js"), "kernel", "--connection-file", file],
      {
        cwd: client.folder,
        env: {
          ...process.env,
          ASSAY_HISTORY: join(client.folder, "history"),
          JPY_PARENT_PID: String(process.pid),
          // V8 widens its nursery over thousands of cells, which looks like a leak and hides one.
          NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --max-semi-space-size=1`,
        },
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    for (const stream of [client.process.stdout, client.process.stderr])
      stream.setEncoding("utf8").on("data", (text) => (client.tail = (client.tail + text).slice(-4000)));
    client.process.once("exit", () => {
      client.ended = true;
      client.#wake();
    });
    for (const name of ["shell", "control", "stdin", "iopub"]) void client.#pump(name);
    for (;;) {
      const probe = client.send("shell", "kernel_info_request", {});
      if (await client.until(() => probe.replies.length > 0 && probe.idle > 0, 400)) return client;
      if (client.ended) throw new Error(`the kernel ended: ${client.tail}`);
    }
  }

  /** Sends a request; the record fills as messages arrive. */
  send(channel, type, content, about = {}) {
    const header = this.codec.header(type);
    const record = {
      ...about,
      id: header.msg_id,
      type,
      content,
      sent: performance.now(),
      replies: [],
      messages: [],
      busy: 0,
      idle: 0,
      ended: 0,
      afterIdle: [],
    };
    this.requests.set(record.id, record);
    const frames = this.codec.encode({
      identities: [],
      header,
      parent: {},
      metadata: {},
      content,
      buffers: [],
    });
    this.raw(channel, frames);
    return Object.defineProperty(record, "frames", { value: frames });
  }

  execute(code, about = {}, options = {}) {
    const content = {
      code,
      silent: false,
      store_history: true,
      user_expressions: {},
      allow_stdin: false,
      stop_on_error: true,
      ...options,
    };
    return this.send("shell", "execute_request", content, about);
  }

  /** Any frames, in the order given. */
  raw(channel, frames) {
    this.#sending[channel] = this.#sending[channel]
      .then(() => this.sockets[channel].send(frames))
      .catch(() => {});
  }

  answer(record, value) {
    const header = this.codec.header("input_reply");
    this.raw(
      "stdin",
      this.codec.encode({
        identities: [],
        header,
        parent: record.inputHeader ?? {},
        metadata: {},
        content: { value, status: "ok" },
        buffers: [],
      }),
    );
  }

  /** True when `holds` becomes true within `ms`; looked at after every message. */
  until(holds, ms) {
    if (holds()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const done = (value) => {
        clearTimeout(timer);
        this.#waiters.delete(look);
        resolve(value);
      };
      const look = () => {
        if (holds()) done(true);
        else if (this.ended) done(false);
      };
      const timer = setTimeout(() => done(holds()), ms);
      this.#waiters.add(look);
    });
  }

  async stop() {
    const gone = new Promise((resolve) =>
      this.ended ? resolve(true) : this.process.once("exit", () => resolve(true)),
    );
    const since = performance.now();
    this.send("control", "shutdown_request", { restart: false });
    const late = new Promise((resolve) => setTimeout(() => resolve(false), 5000).unref());
    const ended = await Promise.race([gone, late]);
    if (!ended) this.process.kill("SIGKILL");
    for (const socket of Object.values(this.sockets)) socket.close();
    rmSync(this.folder, { recursive: true, force: true });
    return ended ? performance.now() - since : undefined;
  }

  /** Proportional memory in MB of the kernel's processes; undefined where the system does not tell. */
  memory() {
    if (process.platform !== "linux") return undefined;
    const found = { front: pss(this.process.pid), engine: 0, others: 0 };
    for (const { pid, command } of descendants(this.process.pid))
      if (isEngine(command)) found.engine += pss(pid);
      else found.others += pss(pid);
    return found;
  }

  /** The processes under the front: the engine, and the others (the type service). */
  pids(which) {
    if (process.platform !== "linux") return [];
    return descendants(this.process.pid)
      .filter(({ command }) => isEngine(command) === (which === "engine"))
      .map(({ pid }) => pid);
  }

  async #pump(channel) {
    try {
      for await (const frames of this.sockets[channel]) this.#take(channel, frames);
    } catch (error) {
      if (!this.sockets[channel].closed) this.strays.push({ channel, reason: String(error) });
    }
  }

  #take(channel, frames) {
    const message = this.codec.decode(frames);
    if (typeof message === "string") this.strays.push({ channel, reason: message });
    else this.#file(channel, message);
    this.#wake();
  }

  #file(channel, message) {
    const { header, parent, content } = message;
    const type = header.msg_type;
    const record = this.requests.get(parent.msg_id);
    if (record === undefined) {
      const greeting =
        type === "iopub_welcome" || (type === "status" && content.execution_state === "starting");
      if (!greeting) this.strays.push({ channel, type, content, parent: parent.msg_type });
      return;
    }
    if (channel === "iopub") {
      if (type === "status") {
        record[content.execution_state] = (record[content.execution_state] ?? 0) + 1;
        if (content.execution_state === "idle") record.ended = performance.now();
      } else if (record.idle > 0) record.afterIdle.push({ type, content });
      else record.messages.push({ type, content, early: record.busy === 0 });
    } else if (type === "input_request") {
      record.inputHeader = header;
      record.input = content;
    } else record.replies.push({ type, content, at: performance.now() });
  }

  #wake() {
    for (const look of this.#waiters) look();
  }
}

function isEngine(command) {
  return /main\.js\0engine\0?$/.test(command);
}

function descendants(root) {
  const children = new Map();
  for (const name of readdirSync("/proc").filter((name) => /^\d+$/.test(name)))
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "latin1");
      const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    } catch {
      // It ended.
    }
  const found = [];
  for (const todo = [...(children.get(root) ?? [])]; todo.length > 0;) {
    const pid = todo.pop();
    todo.push(...(children.get(pid) ?? []));
    try {
      found.push({ pid, command: readFileSync(`/proc/${pid}/cmdline`, "latin1") });
    } catch {
      // It ended.
    }
  }
  return found;
}

function pss(pid) {
  try {
    return (
      Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "latin1"))?.[1] ?? 0) / 1024
    );
  } catch {
    return 0;
  }
}
