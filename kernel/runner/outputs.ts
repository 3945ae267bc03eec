/**
 * iopub messages → the outputs of cells. Each message belongs to the cell whose request it names as its parent, also when
 * it comes late. Streams of one name in a row are one output; carriage returns and backspaces act as on a terminal line;
 * `clear_output(wait)` clears when the next output comes; `update_display_data` changes every display of that id in any cell.
 * Source: nbclient 0.10, `client.py` (`process_message`, `_update_display_id`), `util.py` and `output_widget.py`.
 */
import type { Message } from "../wire/message.ts";
import { isObject, mimeBundle, type Json, type Output } from "./notebook.ts";

/** A cell's streams may hold so much; JSON of more than 512 MB could not be written at all. */
const STREAM_LIMIT_CHARS = 32_000_000;

interface Sink {
  readonly outputs: Output[];
  clearNext: boolean;
  /** Characters of stream text taken so far. */
  length: number;
}

/** Where the messages of one run go. */
export class OutputCollector {
  readonly #sinks = new Map<string, Sink>();
  readonly #displays = new Map<string, Set<Output>>();
  readonly #open = new Set<Output & { output_type: "stream" }>();

  /** From now on messages whose parent is `request` change `outputs`. */
  begin(request: string, outputs: Output[]): void {
    this.#sinks.set(request, { outputs, clearNext: false, length: 0 });
  }

  /** @returns whether the message was an output of a known request */
  take(message: Message): boolean {
    const sink = this.#sinks.get(String(message.parent["msg_id"]));
    if (sink === undefined) return false;
    const { content } = message;
    switch (message.header.msg_type) {
      case "stream":
        this.#stream(sink, String(content["name"] ?? "stdout"), String(content["text"] ?? ""));
        return true;
      case "display_data":
      case "execute_result": {
        this.#update(content);
        const output = richOutput(message.header.msg_type, content);
        this.#append(sink, output);
        const id = displayId(content);
        if (id !== undefined)
          this.#displays.set(id, (this.#displays.get(id) ?? new Set<Output>()).add(output));
        return true;
      }
      case "update_display_data":
        this.#update(content);
        return true;
      case "error":
        this.#append(sink, errorOutput(content));
        return true;
      case "clear_output":
        if (content["wait"] === true) sink.clearNext = true;
        else sink.outputs.length = 0;
        return true;
      default:
        return false;
    }
  }

  /** Applies the control characters in all stream texts; to be called before outputs are read. */
  settle(): void {
    for (const stream of this.#open) stream.text = terminalText(stream.text);
    this.#open.clear();
  }

  #stream(sink: Sink, name: string, text: string): void {
    this.#clearIfAsked(sink);
    const room = STREAM_LIMIT_CHARS - sink.length;
    if (room < 0) return;
    sink.length += text.length;
    const part =
      text.length <= room ? text : `${text.slice(0, room)}\n[the rest of the output is not kept]\n`;
    const last = sink.outputs.at(-1);
    if (last?.output_type === "stream" && last.name === name) {
      last.text += part;
      this.#open.add(last);
      return;
    }
    const output = { name, output_type: "stream" as const, text: part };
    sink.outputs.push(output);
    this.#open.add(output);
  }

  #append(sink: Sink, output: Output): void {
    this.#clearIfAsked(sink);
    sink.outputs.push(output);
  }

  #clearIfAsked(sink: Sink): void {
    if (!sink.clearNext) return;
    sink.clearNext = false;
    sink.outputs.length = 0;
  }

  #update(content: Json): void {
    const id = displayId(content);
    for (const output of (id !== undefined && this.#displays.get(id)) || [])
      if (output.output_type === "display_data" || output.output_type === "execute_result") {
        output.data = mimeBundle(content["data"]);
        output.metadata = isObject(content["metadata"]) ? content["metadata"] : {};
      }
  }
}

/** The error output for the content of an `error` message or of an `execute_reply` with status error. */
export function errorOutput(content: Json): Output & { output_type: "error" } {
  const traceback = content["traceback"];
  return {
    ename: String(content["ename"] ?? "Error"),
    evalue: String(content["evalue"] ?? ""),
    output_type: "error",
    traceback: Array.isArray(traceback) ? traceback.map(String) : [],
  };
}

/**
 * What a terminal line shows: a backspace takes the character before it away, and a carriage return that is followed by
 * more text on its line takes the line away. One pass over the text.
 */
export function terminalText(text: string): string {
  if (!/[\b\r]/.test(text)) return text;
  return text
    .split("\n")
    .map((line) => {
      const shown = line.includes("\b") ? rubOut(line) : line;
      const tail = shown.endsWith("\r") ? "\r" : "";
      const body = shown.replace(/\r+$/, "");
      return body.slice(body.lastIndexOf("\r") + 1) + tail;
    })
    .join("\n");
}

function rubOut(line: string): string {
  const kept: string[] = [];
  for (const character of line)
    if (character === "\b") kept.pop();
    else kept.push(character);
  return kept.join("");
}

function richOutput(type: "display_data" | "execute_result", content: Json): Output {
  const data = mimeBundle(content["data"]);
  const metadata = isObject(content["metadata"]) ? content["metadata"] : {};
  if (type === "display_data") return { data, metadata, output_type: type };
  const count = content["execution_count"];
  return {
    data,
    execution_count: Number.isInteger(count) ? (count as number) : null,
    metadata,
    output_type: type,
  };
}

function displayId(content: Json): string | undefined {
  const transient = content["transient"];
  const id = isObject(transient) ? transient["display_id"] : undefined;
  return typeof id === "string" ? id : undefined;
}
