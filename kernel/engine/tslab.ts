/**
 * What `import … from "tslab"` gives in a cell: the public API of tslab 1.0.22 with the same meaning, on our own display.
 * The real package writes to its own kernel and fails in any other. Held to its types by `test/kernel/tslab.test.ts`.
 */
import { randomUUID } from "node:crypto";
import { displayBundle } from "./output.ts";
import type { MimeBundle } from "./protocol.ts";

export interface Display {
  javascript(s: string): void;
  html(s: string): void;
  markdown(s: string): void;
  latex(s: string): void;
  svg(s: string): void;
  png(b: Uint8Array): void;
  jpeg(b: Uint8Array): void;
  gif(b: Uint8Array): void;
  pdf(b: Uint8Array): void;
  text(s: string): void;
  /** Any MIME type; bytes are sent as base64. */
  raw(contentType: string, b: string | Uint8Array): void;
}

function makeDisplay(send: (data: MimeBundle) => void): Display {
  const text =
    (type: string) =>
    (s: string): void =>
      send({ [type]: s });
  const bytes =
    (type: string) =>
    (b: Uint8Array): void =>
      send({ [type]: Buffer.from(b).toString("base64") });
  return {
    javascript: text("application/javascript"),
    html: text("text/html"),
    markdown: text("text/markdown"),
    latex: text("text/latex"),
    svg: text("image/svg+xml"),
    png: bytes("image/png"),
    jpeg: bytes("image/jpeg"),
    gif: bytes("image/gif"),
    pdf: bytes("application/pdf"),
    text: text("text/plain"),
    raw: (type, b) =>
      send({ [type]: typeof b === "string" ? json(type, b) : Buffer.from(b).toString("base64") }),
  };
}

/** JSON types carry values in a bundle, not their text. */
function json(type: string, text: string): unknown {
  if (!/[/+]json$/.test(type)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

export const display: Display = makeDisplay((data) => displayBundle(data));

/** A display whose later calls replace what its first call showed. */
export function newDisplay(): Display {
  const id = randomUUID();
  let update = false;
  return makeDisplay((data) => {
    displayBundle(data, { id, update });
    update = true;
  });
}

export const versions: { readonly tslab: string; readonly typescript: string; readonly node: string } = {
  tslab: "1.0.22",
  typescript: "7.0.2",
  node: process.version,
};
