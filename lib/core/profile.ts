/**
 * A CPU profile of a piece of work by V8's sampling profiler (in this process, no port), and a table of functions by
 * self time. The time of hidden frames goes to the nearest caller that is shown.
 */
import { Session, type Profiler } from "node:inspector";
import { shorten } from "./describe.ts";
import { shown, type Displayable } from "./host.ts";
import { htmlTable, textTable, type Table } from "./table.ts";
import { formatDuration } from "./timing.ts";

export type CpuProfile = Profiler.Profile;

/** Time of one function, in seconds. */
export interface FunctionTime {
  readonly name: string;
  readonly file: string;
  /** From 1, in the code that ran. */
  readonly line: number;
  readonly column: number;
  readonly self: number;
  /** With everything it called. */
  readonly total: number;
}

export interface ProfileTable extends Displayable {
  readonly seconds: number;
  readonly functions: readonly FunctionTime[];
}

export type ProfileOrder = "self" | "total" | "name";

/** Runs `work` under the profiler. @param intervalUs microseconds between samples */
export async function profileCpu<T>(
  work: () => Promise<T>,
  intervalUs = 200,
): Promise<{ profile: CpuProfile; value?: T; error?: unknown }> {
  const session = new Session();
  session.connect();
  const post = (method: string, params?: object): Promise<unknown> =>
    new Promise((resolve, reject) =>
      session.post(method, params, (error, result) => (error === null ? resolve(result) : reject(error))),
    );
  try {
    await post("Profiler.enable");
    await post("Profiler.setSamplingInterval", { interval: intervalUs });
    await post("Profiler.start");
    const outcome = await work().then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    );
    const { profile } = (await post("Profiler.stop")) as { profile: CpuProfile };
    return { profile, ...outcome };
  } finally {
    session.disconnect();
  }
}

/** Self and total times by function; native frames, this file, and those for which `hidden(url)` holds are left out. */
export function functionTimes(
  profile: CpuProfile,
  hidden: (url: string) => boolean = () => false,
): FunctionTime[] {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const own = new Map<number, number>();
  (profile.samples ?? []).forEach((id, i) =>
    own.set(id, (own.get(id) ?? 0) + Math.max(0, profile.timeDeltas?.[i + 1] ?? 0) / 1e6),
  );
  const rows = new Map<string, { -readonly [K in keyof FunctionTime]: FunctionTime[K] }>();
  const open = new Map<string, number>();

  const visit = (id: number, nearest: string | undefined): number => {
    const node = nodes.get(id)!;
    const { functionName, url, lineNumber, columnNumber } = node.callFrame;
    const native = url === "" && functionName !== "(garbage collector)";
    const unseen = native || url === import.meta.url || hidden(url);
    let key = nearest;
    if (!unseen) {
      key = `${functionName}\n${url}\n${lineNumber}:${columnNumber}`;
      const name = functionName === "" ? "(anonymous)" : functionName;
      if (!rows.has(key))
        rows.set(key, { name, file: url, line: lineNumber + 1, column: columnNumber + 1, self: 0, total: 0 });
      open.set(key, (open.get(key) ?? 0) + 1);
    }
    const mine = functionName === "(idle)" ? 0 : (own.get(id) ?? 0);
    if (key !== undefined) rows.get(key)!.self += mine;
    const sum = (node.children ?? []).reduce((total, child) => total + visit(child, key), mine);
    if (!unseen) {
      const depth = open.get(key!)! - 1;
      open.set(key!, depth);
      if (depth === 0) rows.get(key!)!.total += sum; // A recursive function counts its outermost call only.
    }
    return sum;
  };
  const root = profile.nodes[0];
  if (root !== undefined) visit(root.id, undefined);
  return [...rows.values()].filter((row) => row.total > 0).sort(by("self"));
}

export interface ProfileOptions {
  readonly hidden?: (url: string) => boolean;
  readonly order?: ProfileOrder;
  /** Rows to show. */
  readonly limit?: number;
  /** The place in the text that was typed, where the code that ran was made from another. */
  readonly place?: (file: string, line: number, column: number) => string | undefined;
}

/** The table that %prun shows. */
export function profileTable(profile: CpuProfile, options: ProfileOptions = {}): ProfileTable {
  const { hidden, order = "self", limit = 30, place } = options;
  const functions = functionTimes(profile, hidden).sort(by(order));
  const seconds = (profile.endTime - profile.startTime) / 1e6;
  const busy = functions.reduce((sum, row) => sum + row.self, 0);
  const spec: Table = {
    title: `${formatDuration(busy)} in functions of ${formatDuration(seconds)} elapsed`,
    columns: [
      { name: "self", align: "right" },
      { name: "%", align: "right" },
      { name: "total", align: "right" },
      { name: "function" },
      { name: "where" },
    ],
    rows: functions
      .slice(0, limit)
      .map((row) => [
        formatDuration(row.self),
        busy > 0 ? ((100 * row.self) / busy).toFixed(1) : "",
        formatDuration(row.total),
        shorten(row.name, 60),
        row.file === ""
          ? ""
          : (place?.(row.file, row.line, row.column) ?? `${shortFile(row.file)}:${row.line}`),
      ]),
    ...(functions.length > limit ? { note: `${functions.length - limit} more functions` } : {}),
  };
  return shown({ seconds, functions }, () => ({
    "text/plain": textTable(spec),
    "text/html": htmlTable(spec),
  }));
}

function by(order: ProfileOrder): (a: FunctionTime, b: FunctionTime) => number {
  return order === "name" ? (a, b) => (a.name < b.name ? -1 : 1) : (a, b) => b[order] - a[order];
}

function shortFile(url: string): string {
  return url.replace(/^file:\/\/.*\/node_modules\//, "").replace(/^file:\/\/.*\/(?=[^/]+\/[^/]+$)/, "…/");
}
