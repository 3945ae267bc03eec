import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { request, type IncomingHttpHeaders } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { V1 } from "../../../kernel/lab/channel-frames.ts";
import { ContentsFolder } from "../../../kernel/lab/contents-folder.ts";
import { LabServer } from "../../../kernel/lab/lab-server.ts";
import { TrustedNotebooks } from "../../../kernel/lab/trusted-notebooks.ts";
// @ts-expect-error the script is plain JavaScript
import { labStamp } from "../../../scripts/lab.mjs";

let folder: string;
let lab: LabServer;
let at: URL;

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "assay-lab-test-")));
  writeFileSync(join(folder, "x.txt"), "text");
  lab = await LabServer.start({
    contents: new ContentsFolder(folder, new TrustedNotebooks(undefined)),
    port: 0,
  });
  at = new URL(lab.address);
});
afterAll(async () => {
  await lab.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  json(): Record<string, never>;
}

function ask(
  method: string,
  path: string,
  {
    headers = {},
    body,
    token = true,
  }: { headers?: Record<string, string>; body?: unknown; token?: boolean } = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const call = request(
      {
        hostname: at.hostname,
        port: at.port,
        method,
        path,
        headers: { ...(token && { Authorization: `token ${lab.token}` }), ...headers },
      },
      (answer) => {
        const pieces: Buffer[] = [];
        answer.on("data", (piece: Buffer) => void pieces.push(piece));
        answer.on("end", () => {
          const text = Buffer.concat(pieces).toString();
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            text,
            json: () => JSON.parse(text) as Record<string, never>,
          });
        });
      },
    );
    call.on("error", reject);
    call.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

describe("who may ask", () => {
  it("listens on loopback alone", () => {
    expect(at.hostname).toBe("127.0.0.1");
    expect(lab.token).toMatch(/^[0-9a-f]{64}$/);
  });

  it("takes the token from the address once, and gives a cookie that scripts and other sites do not have", async () => {
    const first = await ask("GET", `/?token=${lab.token}&path=x.txt`, { token: false });
    expect(first.status).toBe(302);
    expect(first.headers.location).toBe("/?path=x.txt");
    const cookie = String(first.headers["set-cookie"]);
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
    const again = await ask("GET", "/api/status", {
      token: false,
      headers: { Cookie: cookie.split(";")[0]! },
    });
    expect(again.status).toBe(200);
  });

  it.each([
    ["GET", "/api/contents/", { token: false }, "no-token"],
    ["GET", "/api/contents/?token=0", { token: false }, "no-token"],
    ["GET", "/api/contents/", { token: false, headers: { Cookie: "assay-lab-1=0" } }, "no-token"],
    ["GET", "/api/contents/", { headers: { Host: "evil.example" } }, "wrong-host"],
    ["GET", "/api/contents/", { headers: { Host: "127.0.0.1.evil.example" } }, "wrong-host"],
    ["POST", "/api/kernels", { headers: { Origin: "https://evil.example" } }, "wrong-origin"],
    ["POST", "/api/kernels", { headers: { Origin: "null" } }, "wrong-origin"],
    ["PUT", "/api/contents/x.txt", { headers: { Origin: "http://127.0.0.1:1" } }, "wrong-origin"],
    ["DELETE", "/api/contents/x.txt", { headers: { "Sec-Fetch-Site": "cross-site" } }, "wrong-origin"],
  ])("refuses %s %s %j: %s", async (method, path, options, reason) => {
    const reply = await ask(method, path, options);
    expect([reply.status, reply.json()["reason"]]).toEqual([403, reason]);
    expect(existsSync(join(folder, "x.txt"))).toBe(true);
  });

  it("sends headers that keep other pages out, on refusals, too", async () => {
    for (const reply of [await ask("GET", "/"), await ask("GET", "/", { token: false })]) {
      expect(reply.headers["content-security-policy"]).toMatch(
        /default-src 'none'.*connect-src 'self'.*frame-ancestors 'none'/,
      );
      expect(reply.headers["x-content-type-options"]).toBe("nosniff");
      expect(reply.headers["referrer-policy"]).toBe("no-referrer");
      expect(reply.headers["access-control-allow-origin"]).toBeUndefined();
    }
  });

  it.each([
    "/..%2fpackage.json",
    "/assets/..%2f..%2f..%2fpackage.json",
    "/%2e%2e/package.json",
    "/sources.sha256",
  ])("serves no file beside its own: %s", async (path) => {
    expect((await ask("GET", path)).status).toBe(404);
  });

  it.each([
    "//",
    "///",
    "//evil.example/",
    "/.//evil.example/",
    "/\\\\evil.example",
    "http://[",
    "//[",
    "/%",
  ])("stays alive and on its own ground when asked for %s", async (path) => {
    for (const token of ["", `?token=${lab.token}`]) {
      const reply = await ask("GET", `${path}${token}`, { token: false });
      expect([302, 400, 403, 404]).toContain(reply.status);
      expect(reply.headers.location ?? "/").toMatch(/^\/(?![/\\])/);
      await ask("GET", `${path}${token}`, {
        token: false,
        headers: { Connection: "Upgrade", Upgrade: "websocket" },
      }).catch(() => undefined);
    }
    expect((await ask("GET", "/api/status")).status).toBe(200);
  });

  it("refuses sockets of other sites and without the token", async () => {
    const opened = (url: string, headers: Record<string, string>): Promise<string> =>
      new Promise((resolve) => {
        const socket = new WebSocket(url, { headers });
        socket.on("open", () => (socket.close(), resolve("open")));
        socket.on(
          "unexpected-response",
          (_, response) => (socket.terminate(), resolve(String(response.statusCode))),
        );
        socket.on("error", () => undefined);
      });
    const url = `ws://${at.host}/api/events/subscribe`;
    const authorization = `token ${lab.token}`;
    expect(await opened(url, {})).toBe("403");
    expect(await opened(url, { authorization, origin: "https://evil.example" })).toBe("403");
    expect(await opened(url, { authorization })).toBe("open");
    expect(await opened(`ws://${at.host}/api/kernels/none/channels`, { authorization })).toBe("404");
  });
});

describe("Jupyter's REST", () => {
  it("answers as clients expect", async () => {
    expect((await ask("GET", "/api")).json()["version"]).toMatch(/^\d+\.\d+/);
    const specs = (await ask("GET", "/api/kernelspecs")).json() as never as {
      default: string;
      kernelspecs: Record<string, { spec: { language: string } }>;
    };
    expect(specs.default).toBe("assay");
    expect(specs.kernelspecs["assay"]!.spec.language).toBe("typescript");
    expect((await ask("GET", "/api/nothing")).status).toBe(404);
    expect((await ask("GET", "/api/kernels/none")).status).toBe(404);
    expect((await ask("POST", "/api/kernels", { body: { name: "no-such" } })).json()["message"]).toMatch(
      /no-such/,
    );
    expect((await ask("GET", "/api/contents/none.txt")).status).toBe(404);
    expect((await ask("GET", "/api/contents/x.txt?content=0")).json()["content"]).toBeNull();
    const made = await ask("POST", "/api/contents/", { body: { type: "notebook" } });
    expect([made.status, made.json()["path"]]).toEqual([201, "Untitled.ipynb"]);
    expect((await ask("DELETE", "/api/contents/Untitled.ipynb")).status).toBe(204);
  });

  it("runs cells for two pages at once, tells each its own replies, restarts, and leaves no process", async () => {
    const session = (
      await ask("POST", "/api/sessions", {
        body: { path: "n.ipynb", type: "notebook", name: "n", kernel: {} },
      })
    ).json() as never as { id: string; kernel: { id: string } };
    const { id } = session.kernel;
    const page = async (name: string): Promise<{ say(code: string): void; heard: Said[]; close(): void }> => {
      const heard: Said[] = [];
      const socket = new WebSocket(`ws://${at.host}/api/kernels/${id}/channels?session_id=${name}`, {
        headers: { authorization: `token ${lab.token}` },
      });
      await new Promise((resolve) => socket.once("open", resolve));
      socket.on("message", (data) => heard.push(JSON.parse(String(data)) as Said));
      return {
        heard,
        close: () => socket.close(),
        say: (code) =>
          socket.send(
            JSON.stringify({
              channel: "shell",
              header: {
                msg_id: `${name}-${code}`,
                msg_type: "execute_request",
                session: name,
                username: "",
                date: "",
                version: "5.4",
              },
              parent_header: {},
              metadata: {},
              content: {
                code,
                silent: false,
                store_history: true,
                user_expressions: {},
                allow_stdin: false,
                stop_on_error: true,
              },
            }),
          ),
      };
    };
    const [one, two] = [await page("one"), await page("two")];
    one.say("process.ppid");
    const result = await until(() => one.heard.find(({ header }) => header.msg_type === "execute_result"));
    const pid = Number(result.content.data!["text/plain"]);
    await until(() => one.heard.find(({ header }) => header.msg_type === "execute_reply"));
    await until(() => two.heard.find(({ header }) => header.msg_type === "execute_result"));
    expect(two.heard.some(({ header }) => header.msg_type === "execute_reply")).toBe(false);
    expect((await ask("GET", "/api/kernels")).json()).toMatchObject([{ id, connections: 2 }]);

    const restarted = await ask("POST", `/api/kernels/${id}/restart`);
    expect(restarted.json()["id"]).toBe(id);
    expect(alive(pid)).toBe(false);
    two.say("process.ppid + 0");
    const second = await until(() =>
      two.heard.find(
        ({ header, parent_header }) =>
          header.msg_type === "execute_result" && parent_header.msg_id === "two-process.ppid + 0",
      ),
    );
    const next = Number(second.content.data!["text/plain"]);
    expect(next).not.toBe(pid);

    // Killed: pages are told, and what they say meanwhile is done by the next process.
    process.kill(next, "SIGKILL");
    await until(() => one.heard.find(({ content }) => content.execution_state === "restarting"));
    one.say("process.ppid + 0.0");
    const third = await until(() =>
      one.heard.find(
        ({ header, parent_header }) =>
          header.msg_type === "execute_result" && parent_header.msg_id === "one-process.ppid + 0.0",
      ),
    );
    const last = Number(third.content.data!["text/plain"]);
    expect([pid, next]).not.toContain(last);
    one.close();
    two.close();
    expect((await ask("DELETE", `/api/sessions/${session.id}`)).status).toBe(204);
    await until(() => (alive(last) ? undefined : true));
    expect((await ask("GET", "/api/kernels")).text).toBe("[]");
  }, 60_000);

  it("speaks the binary form to who offers it", async () => {
    const socket = new WebSocket(`ws://${at.host}/api/events/subscribe`, [V1], {
      headers: { authorization: `token ${lab.token}` },
    });
    await new Promise((resolve) => socket.once("open", resolve));
    expect(socket.protocol).toBe(V1);
    socket.close();
  });
});

describe("the pages", () => {
  it("are built from the sources that are here", () => {
    const kept = fileURLToPath(new URL("../../../vendor/lab/sources.sha256", import.meta.url));
    expect(readFileSync(kept, "utf8").trim(), "run npm run lab:build").toBe((labStamp as () => string)());
  });

  it("are served, with plotly.js beside them", async () => {
    const page = await ask("GET", "/");
    expect(page.headers["content-type"]).toMatch(/text\/html/);
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(page.text)![1]!;
    const code = await ask("GET", script);
    expect([code.status, code.headers["content-type"]]).toEqual([200, "text/javascript; charset=utf-8"]);
    expect(code.headers["cache-control"]).toMatch(/immutable/);
    expect((await ask("GET", "/static/plotly.min.js")).text.slice(0, 200)).toMatch(/plotly\.js v4/);
  });
});

interface Said {
  readonly channel: string;
  readonly header: { readonly msg_type: string };
  readonly parent_header: { readonly msg_id?: string };
  readonly content: { readonly data?: Record<string, string>; readonly execution_state?: string };
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function until<T>(find: () => T | undefined): Promise<T> {
  for (const end = Date.now() + 30_000; ;) {
    const found = find();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error("it did not come");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
