/**
 * Ranges of the input history in IPython's notation: `4`, `3-7` (both ends included), `3-`, `~1/2-5` (one session
 * back), `243/1-5` (session 243), `~2/` (a whole session), `~8/1-~6/5` (across sessions). Read from IPython 8.5,
 * core/history.py `extract_hist_ranges`.
 */

/** Lines `start` up to but without `stop` of a session; session 0 is this one, -1 the one before. */
export interface HistoryRange {
  readonly session: number;
  readonly start: number;
  /** Absent: to the end of the session. */
  readonly stop?: number;
}

const FORM = /^(?:(~?\d+)\/)?(\d+)?(?:(-)(?:(~?\d+)\/)?(\d+)?)?$/;

/** The ranges a word stands for, or undefined when it is none. */
export function historyRanges(word: string): HistoryRange[] | undefined {
  const match = FORM.exec(word);
  if (match === null || word === "" || word === "-") return undefined;
  const [, first, from, dash, last, to] = match;
  const begin = session(first);
  const end = last === undefined ? begin : session(last);
  const start = from === undefined ? 1 : Number(from);
  const single = dash === undefined && from !== undefined;
  const stop = single ? start + 1 : to === undefined ? undefined : Number(to) + 1;
  if (end < begin || (end === begin && stop !== undefined && stop <= start)) return undefined;
  const ranges: HistoryRange[] = [];
  for (let number = begin; number <= end; number++)
    ranges.push({
      session: number,
      start: number === begin ? start : 1,
      ...(number === end && stop !== undefined ? { stop } : {}),
    });
  return ranges;
}

function session(text: string | undefined): number {
  if (text === undefined) return 0;
  return text.startsWith("~") ? -Number(text.slice(1)) : Number(text);
}
