/**
 * The connection file: where a kernel listens and the key its messages are signed with.
 * Source: Jupyter client documentation, "Connection files" (protocol 5.4).
 */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { AssayError } from "../error.ts";

/** The parsed content of a connection file; ports are TCP ports (or socket-name suffixes for `ipc`). */
export interface Connection {
  readonly transport: "tcp" | "ipc";
  readonly ip: string;
  readonly shell_port: number;
  readonly iopub_port: number;
  readonly stdin_port: number;
  readonly control_port: number;
  readonly hb_port: number;
  readonly key: string;
  readonly signature_scheme: string;
  readonly kernel_name?: string;
}

export type ChannelName = "shell" | "iopub" | "stdin" | "control" | "hb";

const PORTS = ["shell_port", "iopub_port", "stdin_port", "control_port", "hb_port"] as const;

/**
 * Reads and checks a connection file.
 * @throws AssayError when the file cannot be read, is not JSON, or lacks a field.
 */
export function readConnection(path: string): Connection {
  const where = `connection file ${path}`;
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new AssayError(
      "connection",
      where,
      `cannot be read; got ${(error as Error).message}`,
      "pass the file that the Jupyter client wrote",
    );
  }
  let value: Record<string, unknown>;
  try {
    value = JSON.parse(text) as Record<string, unknown>;
  } catch (error) {
    throw new AssayError(
      "connection",
      where,
      `must be JSON; got ${(error as Error).message}`,
      "pass the file that the Jupyter client wrote",
    );
  }
  const hint = "pass the file that the Jupyter client wrote";
  if (value === null || typeof value !== "object")
    throw new AssayError("connection", where, "must be a JSON object", hint);
  for (const port of PORTS)
    if (!Number.isInteger(value[port]) || (value[port] as number) < 1 || (value[port] as number) > 65535)
      throw new AssayError(
        "connection",
        where,
        `${port} must be a port from 1 to 65535; got ${JSON.stringify(value[port])}`,
        hint,
      );
  const transport = value["transport"] ?? "tcp";
  if (transport !== "tcp" && transport !== "ipc")
    throw new AssayError(
      "connection",
      where,
      `transport must be tcp or ipc; got ${JSON.stringify(transport)}`,
      hint,
    );
  const key = value["key"] ?? "";
  if (typeof key !== "string") throw new AssayError("connection", where, "key must be a string", hint);
  const scheme = value["signature_scheme"] || "hmac-sha256";
  if (typeof scheme !== "string" || !/^hmac-(sha256|sha512|sha384|sha1|md5)$/.test(scheme))
    throw new AssayError(
      "connection",
      where,
      `signature_scheme must be hmac-sha256 or its kin; got ${JSON.stringify(scheme)}`,
      hint,
    );
  return {
    ...(value as unknown as Connection),
    transport,
    ip: String(value["ip"] ?? "127.0.0.1"),
    key,
    signature_scheme: scheme,
  };
}

/** The ZeroMQ address of one channel. */
export function address(connection: Connection, channel: ChannelName): string {
  const port = connection[`${channel}_port`];
  return connection.transport === "tcp" ? `tcp://${connection.ip}:${port}` : `ipc://${connection.ip}-${port}`;
}

/** A fresh connection on free loopback ports with a random key, for a client that starts its own kernel. */
export async function newConnection(kernelName: string): Promise<Connection> {
  const servers = await Promise.all(
    PORTS.map(
      () =>
        new Promise<ReturnType<typeof createServer>>((resolve, reject) => {
          const server = createServer();
          server.once("error", reject);
          server.listen(0, "127.0.0.1", () => resolve(server));
        }),
    ),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  const [shell_port, iopub_port, stdin_port, control_port, hb_port] = ports as [
    number,
    number,
    number,
    number,
    number,
  ];
  return {
    transport: "tcp",
    ip: "127.0.0.1",
    shell_port,
    iopub_port,
    stdin_port,
    control_port,
    hb_port,
    key: randomBytes(24).toString("hex"),
    signature_scheme: "hmac-sha256",
    kernel_name: kernelName,
  };
}
