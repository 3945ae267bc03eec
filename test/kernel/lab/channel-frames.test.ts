import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeFrames, encodeFrames, type Frames } from "../../../kernel/lab/channel-frames.ts";

const part = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.boolean()));
const header = fc.record({ msg_id: fc.string(), msg_type: fc.string(), session: fc.string() });
const frames = fc
  .tuple(
    fc.constantFrom("shell" as const, "control" as const, "stdin" as const),
    fc.tuple(header, part, part, part),
    fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 4 }),
  )
  .map(([channel, parts, buffers]) => ({
    channel,
    parts: parts.map((each) => Buffer.from(JSON.stringify(each))) as unknown as Frames["parts"],
    buffers: buffers.map((each) => Buffer.from(each)),
  }));

describe("kernel messages over a WebSocket", () => {
  it.each([true, false])("come back as they were sent (binary form: %s)", (isV1) => {
    fc.assert(
      fc.property(frames, (sent) => {
        const data = encodeFrames(sent, isV1);
        const got = decodeFrames(Buffer.from(data as string), typeof data !== "string", isV1);
        expect(got.channel).toBe(sent.channel);
        expect([got.header, got.parent, got.metadata, got.content]).toEqual(
          sent.parts.map((each) => JSON.parse(String(each)) as unknown),
        );
        expect(got.buffers.map((each) => each.toString("hex"))).toEqual(
          sent.buffers.map((each) => each.toString("hex")),
        );
      }),
    );
  });

  it("has the layout that Jupyter Server writes", () => {
    const parts = ["{}", '{"a":1}', "{}", "[]"].map((text) =>
      Buffer.from(text),
    ) as unknown as Frames["parts"];
    const data = encodeFrames({ channel: "iopub", parts, buffers: [] }, true) as Buffer;
    const word = (i: number): number => Number(data.readBigUInt64LE(8 * i));
    // Six offsets: the channel's start, its end, and the end of each part.
    expect(word(0)).toBe(6);
    expect([1, 2, 3, 4, 5, 6].map(word)).toEqual([56, 61, 63, 70, 72, 74]);
    expect(data.subarray(56, 61).toString()).toBe("iopub");
    expect(data.length).toBe(74);
  });

  it("refuses what is no message, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), fc.boolean(), (bytes, isBinary, isV1) => {
        expect(() => decodeFrames(Buffer.from(bytes), isBinary, isV1)).toThrow(RangeError);
      }),
    );
    const message = { channel: "iopub", header: { msg_id: "1", msg_type: "x" }, content: {} };
    expect(() => decodeFrames(Buffer.from(JSON.stringify(message)), false, false)).toThrow(/channel/);
    expect(() =>
      decodeFrames(Buffer.from(JSON.stringify({ ...message, channel: "shell", header: {} })), false, false),
    ).toThrow(/msg_id/);
  });
});
