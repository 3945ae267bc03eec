/** Inputs of a session as text, in the form of IPython's %history. */

export interface HistoryLine {
  readonly session: number;
  readonly line: number;
  readonly input: string;
  readonly output?: string;
}

/** @param current number of this session, whose lines carry no session number */
export function historyText(
  entries: readonly HistoryLine[],
  { numbers, current }: { readonly numbers: boolean; readonly current: number | undefined },
): string {
  return entries
    .map(({ session, line, input, output }) => {
      const place = current === undefined || session === current ? String(line) : `${session}/${line}`;
      const head = numbers ? `${place.padStart(4)}:${input.includes("\n") ? "\n" : " "}` : "";
      return `${head}${input}\n${output === undefined || output === "" ? "" : `${output}\n`}`;
    })
    .join("");
}
