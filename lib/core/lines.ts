/** Lines of output as an array that keeps the whole text: what `x = !command` gives. */

export interface Lines extends ReadonlyArray<string> {
  /** The output as it came, without the last line break. */
  readonly text: string;
  /** Exit code of the command. */
  readonly code: number;
}

/** Splits output at line breaks; the break at the end makes no empty line. */
export function lines(output: string, code = 0): string[] & Lines {
  const text = output.replace(/\r?\n$/, "");
  const list = text === "" ? [] : text.split(/\r?\n/);
  Object.defineProperty(list, "text", { value: text, enumerable: false });
  Object.defineProperty(list, "code", { value: code, enumerable: false });
  return list as string[] & Lines;
}
