/** The sheet's look in a terminal: a mark and a word for each status, and lines that do not run over. */
import type { SheetStatus } from "./sheet.ts";

/** A letter-free mark beside the word, so that nothing depends on colour. */
const MARKS: Readonly<Record<SheetStatus, string>> = {
  pass: "✓",
  info: "·",
  warn: "!",
  fail: "✗",
  error: "✗",
  not_evaluated: "?",
  accepted: "≈",
};
const COLOURS: Readonly<Record<SheetStatus, number>> = {
  pass: 32,
  info: 90,
  warn: 33,
  fail: 31,
  error: 31,
  not_evaluated: 90,
  accepted: 36,
};

/** A status as 15 columns of text, in its colour when asked. */
export function statusMark(status: SheetStatus, colour = false): string {
  const text = `${MARKS[status]} ${status === "not_evaluated" ? "not evaluated" : status}`.padEnd(15);
  return colour ? `\u001b[${COLOURS[status]}m${text}\u001b[0m` : text;
}

/** Lines of at most `width` columns; a longer word stands alone. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return line === "" ? lines : [...lines, line];
}
