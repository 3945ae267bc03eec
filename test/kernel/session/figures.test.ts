import { describe, expect, it } from "vitest";
import { Figures, type StillPicture } from "../../../kernel/session/figures.ts";
import { Publisher } from "../../../kernel/session/publisher.ts";
import { Codec, type Json } from "../../../kernel/wire/message.ts";
import type { Sockets } from "../../../kernel/wire/sockets.ts";

const PLOTLY = "application/vnd.plotly.v1+json";
const figure = { data: [{ y: [1] }], layout: { title: { text: "</script><b>" } } };
const content = (data: Json = {}): Json => ({
  data: { [PLOTLY]: figure, "text/plain": "words", ...data },
  metadata: {},
});
const picture: StillPicture = { png: Buffer.from("png"), width: 70, height: 40 };

function figures(mode: string, still: StillPicture | undefined = picture): Figures {
  return new Figures(
    async () => async () => still,
    () => mode,
  );
}

async function types(mode: string, still?: StillPicture, data: Json = {}): Promise<string[]> {
  return Object.keys((await figures(mode, still).complete(content(data)))["data"] as Json).sort();
}

describe("a figure's bundle", () => {
  it("has the parts that the setting says", async () => {
    const svg = { "image/svg+xml": "<svg/>" };
    expect(await types("both", picture, svg)).toEqual([PLOTLY, "image/png", "text/plain"]);
    expect(await types("interactive", picture, svg)).toEqual([PLOTLY, "text/plain"]);
    expect(await types("static", picture, svg)).toEqual(["image/png", "text/plain"]);
    expect(await types("html", picture, svg)).toEqual(["image/png", "text/html", "text/plain"]);
  });

  it("tells its picture's size, and keeps other metadata", async () => {
    const whole = await figures("both").complete({ ...content(), metadata: { mine: 1 } });
    expect(whole["metadata"]).toEqual({ mine: 1, "image/png": { width: 70, height: 40 } });
    expect((whole["data"] as Json)["image/png"]).toBe(Buffer.from("png").toString("base64"));
  });

  it("keeps its SVG where there is no PNG, and says why there is none when nothing else is left", async () => {
    const missing = { missing: "no rasteriser" };
    expect(await types("both", missing, { "image/svg+xml": "<svg/>" })).toEqual([
      PLOTLY,
      "image/svg+xml",
      "text/plain",
    ]);
    const whole = await figures("static", missing).complete(content());
    expect((whole["data"] as Json)["text/plain"]).toBe("words\n[no still picture: no rasteriser]");
  });

  it("is left alone when it is none, or has a picture already", () => {
    const own = figures("both");
    for (const each of [{ data: { "text/plain": "x" } }, content({ "image/png": "x" }), {}])
      expect(own.complete(each)).toBe(each);
  });

  it("brings plotly.js once in a session, and no text of it becomes markup", async () => {
    const own = figures("html");
    const [first, second] = await Promise.all([own.complete(content()), own.complete(content())]);
    const html = [first, second].map((each) => String((each["data"] as Json)["text/html"]));
    expect(html[0]!.length).toBeGreaterThan(4_000_000);
    expect(html[1]!.length).toBeLessThan(2_000);
    expect(html[1]).not.toContain("</script><b>");
    expect(html[0]!.match(/<script>/g)).toHaveLength(2);
    expect(html[0]!.match(/<\/script/gi)).toHaveLength(2);
  });
});

describe("the publisher", () => {
  it("keeps the order of messages while a figure is made whole", async () => {
    const sent: string[] = [];
    const codec = new Codec("", "hmac-sha256", "me");
    const sockets = {
      send: (_: string, frames: Buffer[]) => {
        const message = codec.decode(frames);
        if (typeof message === "string") throw new Error(message);
        const text = (message.content["text"] ??
          (message.content["data"] as Json | undefined)?.["text/plain"] ??
          "") as string;
        sent.push(`${message.header.msg_type} ${text}`.trim());
      },
    } as unknown as Sockets;
    const open: (() => void)[] = [];
    const publisher = new Publisher(codec, sockets, (each) =>
      (each["data"] as Json)["slow"] === undefined
        ? each
        : new Promise((resolve) => open.push(() => resolve({ data: { "text/plain": "whole" } }))),
    );
    publisher.stream({}, "stdout", "before");
    publisher.publish("display_data", { data: { slow: 1 } }, {});
    publisher.stream({}, "stdout", "after");
    publisher.publish("execute_result", { data: { slow: 2 } }, {});
    publisher.status("idle", {});
    expect(sent).toEqual(["stream before"]);
    open[0]!();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(sent).toEqual(["stream before", "display_data whole", "stream after"]);
    open[1]!();
    await publisher.settled();
    expect(sent).toEqual([
      "stream before",
      "display_data whole",
      "stream after",
      "execute_result whole",
      "status",
    ]);
    publisher.status("busy", {});
    expect(sent).toHaveLength(6);
  });

  it("sends a figure as it is when making it whole fails", async () => {
    const sent: string[] = [];
    const codec = new Codec("", "hmac-sha256", "me");
    const sockets = {
      send: (_: string, frames: Buffer[]) => void sent.push(String(frames)),
    } as unknown as Sockets;
    const publisher = new Publisher(codec, sockets, () => Promise.reject(new Error("broken")));
    publisher.publish("display_data", { data: { "text/plain": "words" } }, {});
    await publisher.settled();
    expect(sent[0]).toContain("words");
  });
});
