/** The wire: what is signed comes back, and nothing else gets in. */
import { randomUUID } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newConnection, readConnection } from "../../../kernel/wire/connection.ts";
import { Codec, type Message } from "../../../kernel/wire/message.ts";

const codec = (key = "secret"): Codec => new Codec(key, "hmac-sha256", "me");
const message = (from: Codec, content: Record<string, unknown> = { a: 1 }): Message => ({
  identities: [Buffer.from("peer")],
  header: from.header("test_request"),
  parent: {},
  metadata: {},
  content,
  buffers: [Buffer.from([0, 255, 10])],
});

describe("messages", () => {
  it("come back as they were sent, whatever they hold", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (content) => {
        const sent = message(codec(), JSON.parse(JSON.stringify(content)) as Record<string, unknown>);
        const got = codec().decode(codec().encode(sent));
        expect(got).toEqual(sent);
      }),
      { seed: 1 },
    );
  });

  it("are refused when any byte that is signed changes", () => {
    const frames = codec().encode(message(codec()));
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 6 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (part, at, change) => {
          const forged = frames.map((frame) => Buffer.from(frame));
          const target = forged[part]!;
          target[at % target.length]! ^= change;
          expect(codec().decode(forged)).toBe("wrong signature");
        },
      ),
      { seed: 2 },
    );
  });

  it("are refused when replayed, without a signature, or under another key", () => {
    const receiver = codec();
    const frames = codec().encode(message(codec()));
    expect(receiver.decode(frames)).toBeTypeOf("object");
    expect(receiver.decode(frames)).toBe("replayed message");
    expect(codec("other").decode(frames)).toBe("wrong signature");
    expect(codec().decode([frames[0]!, frames[1]!, Buffer.alloc(0), ...frames.slice(3)])).toBe(
      "wrong signature",
    );
  });

  it("are refused with a reason when they are no messages", () => {
    const open = codec("");
    const part = (text: string): Buffer => Buffer.from(text);
    const whole = (...parts: string[]): Buffer[] => [part("<IDS|MSG>"), part(""), ...parts.map(part)];
    expect(open.decode([part("junk")])).toBe("no delimiter frame");
    expect(open.decode(whole("{}"))).toBe("fewer than four message parts");
    expect(open.decode(whole("{", "{}", "{}", "{}"))).toMatch(/not JSON/);
    expect(open.decode(whole("[]", "{}", "{}", "{}"))).toBe("a part is not a JSON object");
    expect(open.decode(whole("{}", "{}", "{}", "{}"))).toMatch(/msg_id/);
  });

  it("forget old signatures only after many", () => {
    const receiver = codec();
    const first = codec().encode(message(codec()));
    receiver.decode(first);
    for (let i = 0; i < 1000; i++) receiver.decode(codec().encode(message(codec(), { i, id: randomUUID() })));
    expect(receiver.decode(first)).toBe("replayed message");
  });
});

describe("connection files", () => {
  const folder = mkdtempSync(join(tmpdir(), "assay-connection-"));
  const write = (value: unknown): string => {
    const path = join(folder, `${randomUUID()}.json`);
    writeFileSync(path, typeof value === "string" ? value : JSON.stringify(value));
    return path;
  };

  it("are read back", async () => {
    const connection = await newConnection("assay");
    expect(readConnection(write(connection))).toMatchObject(connection);
    expect(
      new Set([
        connection.shell_port,
        connection.iopub_port,
        connection.stdin_port,
        connection.control_port,
        connection.hb_port,
      ]).size,
    ).toBe(5);
  });

  it("say in one line what is wrong with them", async () => {
    const good = await newConnection("assay");
    const refused: readonly [unknown, RegExp][] = [
      ["{", /must be JSON/],
      ["null", /must be a JSON object/],
      [{ ...good, shell_port: 0 }, /shell_port must be a port from 1 to 65535; got 0/],
      [{ ...good, hb_port: undefined }, /hb_port must be a port/],
      [{ ...good, transport: "smoke" }, /transport must be tcp or ipc; got "smoke"/],
      [{ ...good, signature_scheme: "rot13" }, /signature_scheme must be hmac-sha256/],
    ];
    for (const [value, says] of refused) expect(() => readConnection(write(value))).toThrow(says);
    expect(() => readConnection(join(folder, "absent.json"))).toThrow(/cannot be read/);
  });
});
