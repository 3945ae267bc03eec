/**
 * The lab's server: Jupyter's REST and kernel WebSocket for one folder, and the built front end. It listens on loopback unless told otherwise, and
 * every answer but a refusal needs the token.
 * Source: Jupyter Server's REST API (`jupyter_server/services/api/api.yaml`, 2.x).
 */
import { randomBytes, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import { AssayError } from "../error.ts";
import { findKernelspecs, ownKernelJson, type KernelJson } from "../kernelspec.ts";
import { packageVersion } from "../package.ts";
import { escapeHtml } from "../runner/html-safe.ts";
import type { Json } from "../wire/message.ts";
import { asset } from "./assets.ts";
import { decodeFrames, encodeFrames, V1, type Frames } from "./channel-frames.ts";
import { ContentsError, type ContentsFolder } from "./contents-folder.ts";
import { judge, type Verdict } from "./guard.ts";
import { LabKernel, type Page } from "./lab-kernel.ts";

export interface LabOptions {
  readonly contents: ContentsFolder;
  /** Default 127.0.0.1. */
  readonly host?: string | undefined;
  /** Tried first; the next free one is taken when it is not; 0 for any. Default 8899. */
  readonly port?: number | undefined;
  /** Default: 256 random bits. */
  readonly token?: string | undefined;
  /** Words for the terminal. */
  readonly log?: ((line: string) => void) | undefined;
}

/** The kernel that every notebook without one of its own gets. */
const OWN = "assay";
const MOST_BODY_BYTES = 300_000_000;
const MOST_PAGE_LAG_BYTES = 500_000_000;

interface Session {
  readonly id: string;
  path: string;
  name: string;
  type: string;
  kernel: LabKernel;
}

type Handler = (call: Call) => unknown;

interface Call {
  readonly method: string;
  /** What the pattern caught, decoded. */
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Json;
}

/** An answer with a status of its own; the rest is 200 with JSON, undefined 204. */
class Answer {
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, body: unknown) {
    this.status = status;
    this.body = body;
  }
}

export class LabServer {
  readonly token: string;
  readonly #contents: ContentsFolder;
  readonly #host: string;
  readonly #log: (line: string) => void;
  readonly #server: Server;
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MOST_BODY_BYTES,
    handleProtocols: (offered) => (offered.has(V1) ? V1 : false),
  });
  readonly #kernels = new Map<string, LabKernel>();
  readonly #sessions = new Map<string, Session>();
  readonly #hosts = new Set<string>();
  #port = 0;

  /** Listens. @throws AssayError when no port is free */
  static async start(options: LabOptions): Promise<LabServer> {
    const lab = new LabServer(options);
    const first = options.port ?? 8899;
    for (let port = first; ; port++) {
      try {
        await lab.#listen(port);
        return lab;
      } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        if (code === "EADDRINUSE" && port - first < 50 && first !== 0) continue;
        throw new AssayError("lab", `--port ${port}`, `must be free; got ${message}`, "choose another");
      }
    }
  }

  private constructor(options: LabOptions) {
    this.#contents = options.contents;
    this.#host = options.host ?? "127.0.0.1";
    this.token = options.token ?? randomBytes(32).toString("hex");
    this.#log = options.log ?? (() => undefined);
    this.#server = createServer((request, response) => void this.#answer(request, response));
    this.#server.on("upgrade", (request, socket, head) => this.#upgrade(request, socket, head));
  }

  /** Without the token. */
  get address(): string {
    const host = this.#host === "0.0.0.0" || this.#host === "::" ? "127.0.0.1" : this.#host;
    return `http://${host.includes(":") ? `[${host}]` : host}:${this.#port}/`;
  }

  /** Where a browser begins. @param path of a notebook or folder below the served one. */
  url(path = ""): string {
    return `${this.address}?token=${this.token}${path === "" ? "" : `&path=${encodeURIComponent(path)}`}`;
  }

  /** Ends all kernels, then the server. */
  async close(): Promise<void> {
    await Promise.all([...this.#kernels.values()].map((kernel) => kernel.close()));
    this.#kernels.clear();
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(port, this.#host, () => {
        this.#server.removeListener("error", reject);
        resolve();
      });
    });
    this.#port = (this.#server.address() as { port: number }).port;
    const names = ["127.0.0.1", "localhost", "[::1]"];
    if (this.#host !== "127.0.0.1") names.push(this.#host.includes(":") ? `[${this.#host}]` : this.#host);
    for (const name of names) this.#hosts.add(`${name.toLowerCase()}:${this.#port}`);
  }

  /** What is asked for, always on this server: slashes in front would name another. */
  #url(request: IncomingMessage): URL | undefined {
    const path = (request.url ?? "/").replace(/^[/\\]+/, "/");
    try {
      const url = new URL(path, this.address);
      return url.origin === new URL(this.address).origin && !url.pathname.startsWith("//") ? url : undefined;
    } catch {
      return undefined;
    }
  }

  get #cookie(): string {
    return `assay-lab-${this.#port}`;
  }

  #verdict(request: IncomingMessage, url: URL, isSocket = false): Verdict {
    // Behind another machine's name the host cannot be known; there the token alone decides.
    const hosts =
      this.#host === "0.0.0.0" || this.#host === "::"
        ? new Set([...this.#hosts, request.headers.host?.toLowerCase() ?? ""])
        : this.#hosts;
    return judge(
      request,
      url.searchParams.get("token"),
      { token: this.token, hosts, cookie: this.#cookie },
      isSocket,
    );
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const url = this.#url(request);
    if (url === undefined) return send(response, 400, { message: "the address is not well formed" });
    const verdict = this.#verdict(request, url);
    const isLogo = verdict === "no-token" && /^\/(?:favicon\.ico|logo\.svg)$/.test(url.pathname);
    if (verdict !== "ok" && !isLogo) return refuse(response, verdict, url.pathname.startsWith("/api"));
    try {
      if (!url.pathname.startsWith("/api")) return this.#page(request, response, url);
      const found = this.#find(request.method ?? "GET", url.pathname);
      if (found === undefined)
        return send(response, 404, { message: `nothing is served at ${url.pathname}` });
      const body = await bodyOf(request);
      const answer = await found.handler({
        method: request.method ?? "GET",
        parts: found.parts,
        query: url.searchParams,
        body,
      });
      if (answer instanceof Answer) send(response, answer.status, answer.body);
      else send(response, answer === undefined ? 204 : 200, answer);
    } catch (error) {
      const status =
        error instanceof ContentsError
          ? error.status
          : ({ ENOENT: 404, EACCES: 403, EPERM: 403, ENOTDIR: 404 }[
              (error as NodeJS.ErrnoException).code ?? ""
            ] ?? 500);
      const message = error instanceof Error ? error.message : String(error);
      if (status === 500) this.#log(`${request.method} ${url.pathname}: ${message}`);
      send(response, status, { message, reason: null });
    }
  }

  /** The front end's files; the token of the address becomes a cookie, and leaves the address. */
  #page(request: IncomingMessage, response: ServerResponse, url: URL): void {
    if (request.method !== "GET" && request.method !== "HEAD")
      return send(response, 405, { message: "pages are only read" });
    if (url.searchParams.has("token")) {
      response.setHeader("Set-Cookie", `${this.#cookie}=${this.token}; HttpOnly; SameSite=Strict; Path=/`);
      url.searchParams.delete("token");
      response.writeHead(302, { Location: `${url.pathname}${url.search}` }).end();
      return;
    }
    const found = asset(url.pathname);
    if (found === undefined) return send(response, 404, { message: `nothing is served at ${url.pathname}` });
    response.setHeader("Content-Type", found.type);
    response.setHeader("Cache-Control", found.lasting ? "private, max-age=31536000, immutable" : "no-cache");
    response.end(request.method === "HEAD" ? undefined : found.bytes);
  }

  #find(method: string, pathname: string): { handler: Handler; parts: string[] } | undefined {
    for (const [verbs, pattern, handler] of this.#routes) {
      const match = pattern.exec(pathname);
      if (match === null || !verbs.split(" ").includes(method)) continue;
      try {
        return { handler, parts: match.slice(1).map((part) => decodeURIComponent(part ?? "")) };
      } catch {
        throw new ContentsError(400, `${pathname} is not well encoded`);
      }
    }
    return undefined;
  }

  readonly #routes: readonly (readonly [verbs: string, pattern: RegExp, handler: Handler])[] = [
    ["GET", /^\/api\/?$/, () => ({ version: packageVersion() })],
    ["GET", /^\/api\/status$/, () => this.#status()],
    ["GET", /^\/api\/me$/, () => ME],
    ["GET", /^\/api\/kernelspecs$/, () => kernelspecs()],
    ["GET", /^\/api\/kernels$/, () => [...this.#kernels.values()].map(kernelModel)],
    [
      "POST",
      /^\/api\/kernels$/,
      async ({ body }) => new Answer(201, kernelModel(await this.#start(body["name"], ""))),
    ],
    ["GET", /^\/api\/kernels\/([^/]+)$/, ({ parts }) => kernelModel(this.#kernel(parts[0]!))],
    ["DELETE", /^\/api\/kernels\/([^/]+)$/, ({ parts }) => this.#stop(parts[0]!)],
    [
      "POST",
      /^\/api\/kernels\/([^/]+)\/interrupt$/,
      ({ parts }) => {
        this.#kernel(parts[0]!).interrupt();
      },
    ],
    [
      "POST",
      /^\/api\/kernels\/([^/]+)\/restart$/,
      async ({ parts }) => {
        const kernel = this.#kernel(parts[0]!);
        await kernel.restart();
        return kernelModel(kernel);
      },
    ],
    ["GET", /^\/api\/sessions$/, () => [...this.#sessions.values()].map(sessionModel)],
    ["POST", /^\/api\/sessions$/, ({ body }) => this.#newSession(body)],
    ["GET", /^\/api\/sessions\/([^/]+)$/, ({ parts }) => sessionModel(this.#session(parts[0]!))],
    ["PATCH", /^\/api\/sessions\/([^/]+)$/, ({ parts, body }) => this.#changeSession(parts[0]!, body)],
    ["DELETE", /^\/api\/sessions\/([^/]+)$/, ({ parts }) => this.#stop(this.#session(parts[0]!).kernel.id)],
    ["GET", /^\/api\/contents\/(.*?)\/checkpoints$/, ({ parts }) => this.#contents.checkpoints(parts[0]!)],
    [
      "POST",
      /^\/api\/contents\/(.*?)\/checkpoints$/,
      ({ parts }) => new Answer(201, this.#contents.checkpoint(parts[0]!)),
    ],
    [
      "POST",
      /^\/api\/contents\/(.*?)\/checkpoints\/[^/]+$/,
      ({ parts }) => this.#contents.restore(parts[0]!),
    ],
    [
      "DELETE",
      /^\/api\/contents\/(.*?)\/checkpoints\/[^/]+$/,
      ({ parts }) => this.#contents.deleteCheckpoint(parts[0]!),
    ],
    [
      "GET",
      /^\/api\/contents(?:\/(.*))?$/,
      ({ parts, query }) =>
        this.#contents.get(parts[0]!, {
          type: query.get("type"),
          format: query.get("format"),
          content: query.get("content") !== "0",
        }),
    ],
    ["PUT", /^\/api\/contents\/(.*)$/, ({ parts, body }) => this.#contents.put(parts[0]!, body)],
    [
      "POST",
      /^\/api\/contents(?:\/(.*))?$/,
      ({ parts, body }) => new Answer(201, this.#contents.create(parts[0]!, body)),
    ],
    ["PATCH", /^\/api\/contents\/(.*)$/, ({ parts, body }) => this.#rename(parts[0]!, body)],
    ["DELETE", /^\/api\/contents\/(.*)$/, ({ parts }) => this.#contents.delete(parts[0]!)],
    ["GET", /^\/api\/config\/[^/]+$/, () => ({})],
    ["GET", /^\/api\/(?:terminals|nbconvert)$/, () => []],
  ];

  #status(): Json {
    const kernels = [...this.#kernels.values()];
    return {
      connections: kernels.reduce((sum, kernel) => sum + kernel.connections, 0),
      kernels: kernels.length,
      last_activity: new Date().toISOString(),
      started: new Date().toISOString(),
    };
  }

  #kernel(id: string): LabKernel {
    const kernel = this.#kernels.get(id);
    if (kernel === undefined) throw new ContentsError(404, `there is no kernel ${id}`);
    return kernel;
  }

  async #start(name: unknown, path: string): Promise<LabKernel> {
    const wanted = typeof name === "string" && name !== "" ? name : OWN;
    const spec = specOf(wanted);
    if (spec === undefined)
      throw new ContentsError(
        404,
        `there is no kernel named ${wanted}; there are ${Object.keys(kernelspecs().kernelspecs).join(", ")}`,
      );
    const folder = this.#contents.placeOf(path.split("/").slice(0, -1).join("/"));
    const kernel = await LabKernel.start(wanted, spec, folder);
    this.#kernels.set(kernel.id, kernel);
    this.#log(`started ${wanted}${path === "" ? "" : ` for ${path}`}`);
    return kernel;
  }

  async #stop(id: string): Promise<void> {
    const kernel = this.#kernel(id);
    this.#kernels.delete(id);
    for (const [key, session] of this.#sessions) if (session.kernel === kernel) this.#sessions.delete(key);
    await kernel.close();
  }

  #session(id: string): Session {
    const session = this.#sessions.get(id);
    if (session === undefined) throw new ContentsError(404, `there is no session ${id}`);
    return session;
  }

  /** One for each notebook: who opens it again meets the kernel that it has. */
  async #newSession(body: Json): Promise<Answer> {
    const path = String(body["path"] ?? "");
    const existing = [...this.#sessions.values()].find((session) => session.path === path);
    if (existing !== undefined) return new Answer(201, sessionModel(existing));
    const wanted = (body["kernel"] ?? {}) as Json;
    const id = wanted["id"];
    const known = typeof id === "string" ? this.#kernels.get(id) : undefined;
    const session: Session = {
      id: randomUUID(),
      path,
      name: String(body["name"] ?? ""),
      type: String(body["type"] ?? "notebook"),
      kernel: known ?? (await this.#start(wanted["name"], path)),
    };
    this.#sessions.set(session.id, session);
    return new Answer(201, sessionModel(session));
  }

  async #changeSession(id: string, body: Json): Promise<Json> {
    const session = this.#session(id);
    if (typeof body["path"] === "string") session.path = body["path"];
    if (typeof body["name"] === "string") session.name = body["name"];
    if (typeof body["type"] === "string") session.type = body["type"];
    const wanted = body["kernel"] as Json | undefined;
    if (wanted !== undefined && wanted !== null) {
      const old = session.kernel;
      const known = typeof wanted["id"] === "string" ? this.#kernels.get(wanted["id"]) : undefined;
      if (known !== old && (known !== undefined || wanted["name"] !== undefined)) {
        session.kernel = known ?? (await this.#start(wanted["name"], session.path));
        this.#kernels.delete(old.id);
        await old.close();
      }
    }
    return sessionModel(session);
  }

  #rename(path: string, body: Json): Json {
    const to = body["path"];
    if (typeof to !== "string" || to === "") throw new ContentsError(400, "a rename needs the new path");
    const model = this.#contents.rename(path, to);
    for (const session of this.#sessions.values()) if (session.path === path) session.path = model.path;
    return model;
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on("error", () => undefined);
    const url = this.#url(request);
    if (url === undefined) {
      socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
      return;
    }
    const id = /^\/api\/kernels\/([^/]+)\/channels$/.exec(url.pathname)?.[1];
    const verdict = this.#verdict(request, url, true);
    if (verdict === "ok" && url.pathname === "/api/events/subscribe")
      // Nothing ever happens there, but clients want to listen.
      return this.#sockets.handleUpgrade(request, socket, head, () => undefined);
    const kernel = id === undefined ? undefined : this.#kernels.get(id);
    if (verdict !== "ok" || kernel === undefined) {
      const status = verdict === "ok" ? "404 Not Found" : "403 Forbidden";
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    this.#sockets.handleUpgrade(request, socket, head, (page) =>
      this.#connect(page, kernel, url.searchParams.get("session_id") ?? ""),
    );
  }

  #connect(socket: WebSocket, kernel: LabKernel, session: string): void {
    const isV1 = socket.protocol === V1;
    const page: Page = {
      session,
      send: (frames: Frames) => {
        // A page that no longer reads must not fill the memory.
        if (socket.bufferedAmount > MOST_PAGE_LAG_BYTES) socket.terminate();
        else if (socket.readyState === socket.OPEN) socket.send(encodeFrames(frames, isV1));
      },
    };
    kernel.connect(page);
    socket.on("message", (data, isBinary) => {
      try {
        kernel.tell(decodeFrames(data as Buffer, isBinary, isV1));
      } catch (error) {
        this.#log(error instanceof Error ? error.message : String(error));
      }
    });
    socket.on("close", () => kernel.disconnect(page));
    socket.on("error", () => kernel.disconnect(page));
  }
}

const HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  // JupyterLab compiles validators of settings at run time, and sets styles from scripts; nothing comes from elsewhere.
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self' 'unsafe-eval' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; media-src 'self' data: blob:; connect-src 'self'; worker-src 'self' blob:; frame-src 'self' blob: data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

const ME = {
  identity: {
    username: "you",
    name: "You",
    display_name: "You",
    initials: "Y",
    avatar_url: null,
    color: null,
  },
  permissions: {},
};

function kernelModel(kernel: LabKernel): Json {
  return {
    id: kernel.id,
    name: kernel.name,
    last_activity: kernel.lastActivity.toISOString(),
    execution_state: kernel.executionState,
    connections: kernel.connections,
  };
}

function sessionModel({ id, path, name, type, kernel }: Session): Json {
  return { id, path, name, type, kernel: kernelModel(kernel), notebook: { path, name } };
}

function specOf(name: string): KernelJson | undefined {
  return name === OWN ? ownKernelJson() : findKernelspecs().find((each) => each.name === name)?.spec;
}

/** This Assay, and what else is installed. */
function kernelspecs(): { default: string; kernelspecs: Record<string, Json> } {
  const found = [
    { name: OWN, spec: ownKernelJson() },
    ...findKernelspecs().filter(({ name }) => name !== OWN),
  ];
  return {
    default: OWN,
    kernelspecs: Object.fromEntries(found.map(({ name, spec }) => [name, { name, spec, resources: {} }])),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Json> {
  if (request.method === "GET" || request.method === "HEAD") return {};
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > MOST_BODY_BYTES)
      throw new ContentsError(413, `a request may have ${MOST_BODY_BYTES} bytes at most`);
    pieces.push(piece);
  }
  if (size === 0) return {};
  try {
    const body = JSON.parse(Buffer.concat(pieces).toString("utf8")) as unknown;
    return body !== null && typeof body === "object" && !Array.isArray(body) ? (body as Json) : {};
  } catch (error) {
    throw new ContentsError(400, `the request's JSON is broken: ${(error as Error).message}`);
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  if (body === undefined || status === 204) {
    response.writeHead(status).end();
    return;
  }
  const text = Buffer.from(JSON.stringify(body));
  response
    .writeHead(status, {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Length": text.length,
      "Cache-Control": "no-store",
    })
    .end(text);
}

const REASONS: Readonly<Record<Exclude<Verdict, "ok">, string>> = {
  "wrong-host": "The lab was asked under a name that is not its own. Use the address that assay lab printed.",
  "wrong-origin": "Another site's page asked for this; the lab answers its own pages only.",
  "no-token":
    "The lab needs its token. Open the address that assay lab printed in the terminal: it ends with ?token=…",
};

function refuse(response: ServerResponse, verdict: Exclude<Verdict, "ok">, isApi: boolean): void {
  const message = REASONS[verdict];
  if (isApi) return send(response, 403, { message, reason: verdict });
  response
    .writeHead(403, { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" })
    .end(
      `<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>Assay lab</title><body style="font:16px/1.5 system-ui,sans-serif;max-width:36em;margin:15vh auto;padding:0 1em"><h1 style="font-size:1.3em">Assay lab</h1><p>${escapeHtml(message)}</p>`,
    );
}
