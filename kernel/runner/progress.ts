/**
 * What a person sees of a run: one line per code cell with its number, first line, time and outcome. On a terminal the
 * running cell's line is there while it runs and counts the seconds; elsewhere a line appears when its cell ends.
 */
import { stripVTControlCharacters, styleText } from "node:util";
import { durationText } from "./duration.ts";

/** `expected error`: the cell is tagged `raises-exception`, and did. */
export type CellStatus = "ok" | "failed" | "expected error" | "interrupted" | "timed out";

/** How far the cell in hand is. */
export interface CellProgress {
  /** 1-based, among the code cells. */
  readonly number: number;
  readonly total: number;
  readonly source: string;
}

export interface Progress {
  start(cell: CellProgress): void;
  end(cell: CellProgress, status: CellStatus, durationMs: number): void;
  /** A line of its own between the cells. */
  note(text: string): void;
}

/** Where lines go; the part of `process.stdout` that is used. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const STATUS_COLUMNS = 24;

export function terminalProgress(out: Terminal, env: NodeJS.ProcessEnv = process.env): Progress {
  const live = out.isTTY === true && env["TERM"] !== "dumb";
  const colour = live && !env["NO_COLOR"];
  const paint = (format: "green" | "red" | "dim", text: string): string =>
    colour ? styleText(format, text, { validateStream: false }) : text;
  let timer: NodeJS.Timeout | undefined;
  const clear = (): void => {
    clearInterval(timer);
    timer = undefined;
    if (live) out.write("\r\x1b[2K");
  };
  const lead = (cell: CellProgress): string => {
    const number = `[${String(cell.number).padStart(String(cell.total).length)}/${cell.total}]`;
    const room = (live ? (out.columns ?? 80) : 100) - number.length - 2 - STATUS_COLUMNS;
    return `${number} ${fit(firstLine(cell.source), Math.max(16, room))}`;
  };
  return {
    start(cell) {
      if (!live) return;
      const started = performance.now();
      const draw = (): void => {
        const seconds = Math.floor((performance.now() - started) / 1000);
        const time = seconds === 0 ? "" : durationText(seconds * 1000).replace(".0 s", " s");
        out.write(`\r\x1b[2K${lead(cell)} ${time.padStart(11)}  ${paint("dim", "running")}`);
      };
      draw();
      timer = setInterval(draw, 1000);
      timer.unref();
    },
    end(cell, status, durationMs) {
      clear();
      out.write(
        `${lead(cell)} ${durationText(durationMs).padStart(11)}  ${paint(status === "ok" || status === "expected error" ? "green" : "red", status)}\n`,
      );
    },
    note(text) {
      clear();
      out.write(`${text}\n`);
    },
  };
}

/** The first line with text in it, without control characters: it goes to a terminal. */
export function firstLine(source: string): string {
  const line = source.split("\n").find((each) => each.trim() !== "") ?? "";
  return stripVTControlCharacters(line)
    .replaceAll("\t", "  ")
    .replace(/[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g, "")
    .trimEnd();
}

/** Cut or padded to so many columns; an East Asian wide character or an emoji takes two. */
function fit(text: string, columns: number): string {
  let used = 0;
  let kept = "";
  for (const character of text) {
    const width = columnsOf(character);
    if (used + width > columns - 1 && kept.length + character.length < text.length) {
      kept += "…";
      used++;
      break;
    }
    kept += character;
    used += width;
  }
  return kept + " ".repeat(Math.max(0, columns - used));
}

function columnsOf(character: string): number {
  if (/\p{Mark}|\u200d|\ufe0f/u.test(character)) return 0;
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(
    character,
  )
    ? 2
    : 1;
}
