/**
 * Any value to the MIME bundle that shows it best: what the value says of itself first (`Symbol.for("Jupyter.display")`),
 * then the shapes that everybody knows (figures, images, DOM nodes, tables), then Node's inspection as text.
 */
import { inspect, types } from "node:util";
import type { MimeBundle } from "./protocol.ts";
import { MAX_ROWS, recordsTable } from "./records-table.ts";

/** The convention by which a value shows itself, in this and in other TypeScript kernels. */
export const DISPLAY: symbol = Symbol.for("Jupyter.display");

const DIGEST: symbol = Symbol.for("assay.digest");

/** The output's metadata: what a result says of itself in brief (`Symbol.for("assay.digest")`), for reports of notebooks. */
export function resultMetadata(value: unknown): Readonly<Record<string, unknown>> {
  try {
    const digest = (value as Shaped | null)?.[DIGEST];
    return typeof digest === "function" ? { assay: plain(Reflect.apply(digest, value, [])) } : {};
  } catch {
    return {};
  }
}

/**
 * The bundle of a value; a promise only when the value's own display method is asynchronous, so that displays keep their
 * place among prints. A value whose own display method throws is shown as text with the reason.
 */
export function toBundle(value: unknown): MimeBundle | Promise<MimeBundle> {
  if (value === null || (typeof value !== "object" && typeof value !== "function")) return text(value);
  let failure: unknown;
  for (const read of READERS) {
    try {
      const bundle = read(value as Shaped);
      if (bundle instanceof Promise)
        return bundle.then(
          (data) => complete(data!, value),
          (error: unknown) => failed(value, error),
        );
      if (bundle !== undefined) return complete(bundle, value);
    } catch (error) {
      failure = error;
    }
  }
  return failure === undefined ? text(value) : failed(value, failure);
}

/** Adds the text form where a bundle has no text of its own. */
function complete(bundle: MimeBundle, value: unknown): MimeBundle {
  return Object.keys(bundle).some((type) => type.startsWith("text/"))
    ? bundle
    : { ...bundle, ...text(value) };
}

function failed(value: unknown, error: unknown): MimeBundle {
  return {
    "text/plain": `${inspectText(value)}\n[its display failed: ${error instanceof Error ? error.message : String(error)}]`,
  };
}

/** Text of a value as Node's REPL shows it, without colours. */
export function inspectText(value: unknown): string {
  try {
    return inspect(value, { colors: false });
  } catch (error) {
    return `[a value that cannot be inspected: ${error instanceof Error ? error.message : typeof error}]`;
  }
}

function text(value: unknown): MimeBundle {
  return { "text/plain": inspectText(value) };
}

type Shaped = Record<string | symbol, unknown> & object;
type Reader = (value: Shaped) => MimeBundle | undefined | Promise<MimeBundle | undefined>;

const READERS: readonly Reader[] = [
  ownDisplay,
  imageBytes,
  figure,
  vegaLite,
  dataFrame,
  domNode,
  canvas,
  records,
];

function ownDisplay(value: Shaped): MimeBundle | Promise<MimeBundle> | undefined {
  const method = value[DISPLAY];
  if (typeof method !== "function") return undefined;
  const bundle = Reflect.apply(method, value, []) as unknown;
  return bundle instanceof Promise ? bundle.then(checked) : checked(bundle);
}

function checked(bundle: unknown): MimeBundle {
  if (bundle === null || typeof bundle !== "object" || Array.isArray(bundle))
    throw new TypeError("Symbol.for('Jupyter.display') must return a MIME bundle");
  return bundle as MimeBundle;
}

const SIGNATURES: readonly (readonly [string, readonly number[]])[] = [
  ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["image/gif", [0x47, 0x49, 0x46, 0x38]],
];

/** The type of an image by its first bytes. */
export function imageType(bytes: Uint8Array): string | undefined {
  const known = SIGNATURES.find(([, signature]) => signature.every((byte, i) => bytes[i] === byte))?.[0];
  return (
    known ??
    (Buffer.from(bytes.subarray(0, 4)).toString("latin1") === "RIFF" &&
    Buffer.from(bytes.subarray(8, 12)).toString("latin1") === "WEBP"
      ? "image/webp"
      : undefined)
  );
}

function imageBytes(value: Shaped): MimeBundle | undefined {
  if (!types.isUint8Array(value)) return undefined;
  const type = imageType(value);
  return type === undefined
    ? undefined
    : { [type]: Buffer.from(value).toString("base64"), "text/plain": `[${type}, ${value.length} bytes]` };
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (value === null || typeof value !== "object") return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

const TRACE_KEYS = ["type", "x", "y", "z", "values", "labels", "lat", "locations", "cells", "node", "mode"];

/** A plotly figure: plain `{data: traces, layout}`; without a layout every trace must say its type and hold data. */
function figure(value: Shaped): MimeBundle | undefined {
  if (!isPlain(value)) return undefined;
  const { data, layout = {} } = value;
  if (!Array.isArray(data) || !isPlain(layout) || data.length === 0) return undefined;
  const wanted = value["layout"] === undefined ? 2 : 1;
  if (value["layout"] === undefined && Object.keys(value).some((key) => key !== "data" && key !== "config"))
    return undefined;
  if (!data.every((trace) => isPlain(trace) && TRACE_KEYS.filter((key) => key in trace).length >= wanted))
    return undefined;
  const title = layout["title"];
  const name = typeof title === "string" ? title : isPlain(title) ? String(title["text"] ?? "") : "";
  return {
    "application/vnd.plotly.v1+json": plain({ data: data as unknown[], layout, config: value["config"] }),
    "text/plain": `[plotly figure${name === "" ? "" : ` "${name}"`}: ${data.map((trace) => String((trace as Record<string, unknown>)["type"] ?? "scatter")).join(", ")}]`,
  };
}

/** A copy as JSON; typed arrays become arrays, what is not finite becomes null. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, item: unknown) =>
      ArrayBuffer.isView(item) && !(item instanceof DataView)
        ? Array.from(item as Float64Array)
        : typeof item === "bigint"
          ? Number(item)
          : item,
    ),
  ) as unknown;
}

function vegaLite(value: Shaped): MimeBundle | undefined {
  if (!isPlain(value)) return undefined;
  const schema = /vega\.github\.io\/schema\/(vega|vega-lite)\/v(\d+)/.exec(String(value["$schema"] ?? ""));
  if (!schema) return undefined;
  const type =
    schema[1] === "vega"
      ? `application/vnd.vega.v${schema[2]}+json`
      : `application/vnd.vegalite.v${schema[2]}+json`;
  return { [type]: plain(value), "text/plain": `[${schema[1]} specification]` };
}

/** Frames of other libraries: columns and rows (danfojs), or one that writes itself as HTML (arquero). */
function dataFrame(value: Shaped): MimeBundle | undefined {
  const { columns, shape } = value;
  if (
    Array.isArray(columns) &&
    Array.isArray(shape) &&
    shape.length === 2 &&
    typeof value["head"] === "function"
  ) {
    const first = Reflect.apply(value["head"], value, [Math.min(Number(shape[0]), MAX_ROWS)]) as {
      values?: unknown;
    };
    if (Array.isArray(first.values) && first.values.every(Array.isArray)) {
      const rows = (first.values as unknown[][]).map((row) =>
        Object.fromEntries(columns.map((name, i) => [String(name), row[i]])),
      );
      const html = recordsTable(rows, Number(shape[0]));
      return { "text/html": html, "text/plain": String(value) };
    }
  }
  const write = value["toHTML"] ?? value["_toHtml"];
  if (typeof write !== "function" || isPlain(value)) return undefined;
  const html = Reflect.apply(write, value, value["toHTML"] === undefined ? [] : [{ limit: 50 }]) as unknown;
  return typeof html === "string" ? { "text/html": html, ...text(value) } : undefined;
}

function domNode(value: Shaped): MimeBundle | undefined {
  const html = typeof value["nodeType"] === "number" ? value["outerHTML"] : undefined;
  if (typeof html !== "string") return undefined;
  return {
    [/^\s*<svg/i.test(html) ? "image/svg+xml" : "text/html"]: html,
    "text/plain": `[${html.slice(0, 60)}${html.length > 60 ? "…" : ""}]`,
  };
}

function canvas(value: Shaped): MimeBundle | undefined {
  if (typeof value["getContext"] !== "function" || typeof value["toBuffer"] !== "function") return undefined;
  const bytes = Reflect.apply(value["toBuffer"], value, ["image/png"]) as unknown;
  return types.isUint8Array(bytes) ? imageBytes(bytes as unknown as Shaped) : undefined;
}

function records(value: Shaped): MimeBundle | undefined {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isPlain)) return undefined;
  return { "text/html": recordsTable(value), ...text(value) };
}
