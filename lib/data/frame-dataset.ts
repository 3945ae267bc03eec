/**
 * A frame as a dataset: every statistic exact, from typed arrays, linear in rows (numeric columns are sorted once). Long
 * work turns the event loop, and looks at its signal, between columns and every few thousand rows.
 */
import { setImmediate as turn } from "node:timers/promises";
import { createRng } from "../core/index.ts";
import { isMissing } from "./column.ts";
import type { ColumnProfile, Conflicts, Dataset, Duplicates, ProfileOptions, Sample } from "./dataset.ts";
import { groupRows, type Groups } from "./frame-groups.ts";
import type { Frame } from "./frame.ts";
import { missingness } from "./frame-missingness.ts";
import { physicalOf, profileInSteps } from "./profile-column.ts";
import { inTurns } from "./steps.ts";

/** Rows shown of one group at most. */
const groupLimit = 10;

/** The dataset of a frame. `notes` are facts of how the frame was read. */
export function frameDataset(frame: Frame, notes: readonly string[] = []): Dataset {
  return Object.freeze({
    name: frame.name,
    rows: frame.length,
    schema: frame.data.map((column) => ({
      name: column.name,
      type: column.type,
      physical: physicalOf(column),
    })),
    engine: "memory",
    notes: [...notes],
    profile: (options?: ProfileOptions) => profiles(frame, options),
    sample: (n: number, seed: number, signal?: AbortSignal) => sample(frame, n, seed, signal),
    missingness: (signal?: AbortSignal) => missingness(frame, signal),
    duplicates: (columns: readonly string[], limit?: number, signal?: AbortSignal) =>
      duplicates(frame, columns, limit, signal),
    conflicts: (features: readonly string[], label: string, limit?: number, signal?: AbortSignal) =>
      conflicts(frame, features, label, limit, signal),
    close: () => Promise.resolve(),
  });
}

async function* profiles(frame: Frame, options: ProfileOptions = {}): AsyncGenerator<ColumnProfile> {
  for (const column of frame.data) {
    options.signal?.throwIfAborted();
    yield await inTurns(profileInSteps(column, options), options.signal);
    await turn();
  }
}

/** Floyd's algorithm: n draws without replacement, whatever the number of rows. */
function sample(frame: Frame, n: number, seed: number, signal?: AbortSignal): Promise<Sample> {
  signal?.throwIfAborted();
  if (!(Number.isInteger(n) && n >= 0))
    throw new RangeError(`sample: n must be a whole number of rows; got ${n}`);
  if (n >= frame.length) return Promise.resolve({ frame, rows: undefined });
  const rng = createRng(seed);
  const drawn = new Set<number>();
  for (let j = frame.length - n; j < frame.length; j++) {
    const at = rng.integer(j + 1);
    drawn.add(drawn.has(at) ? j : at);
  }
  const rows = Float64Array.from(drawn).sort();
  return Promise.resolve({ frame: frame.take(rows), rows });
}

async function duplicates(
  frame: Frame,
  columns: readonly string[],
  limit = 10,
  signal?: AbortSignal,
): Promise<Duplicates> {
  const groups = await groupRows(frame, columns, signal);
  let [repeats, rowsInGroups, count] = [0, 0, 0];
  const wanted: number[] = [];
  for (const [group, size] of groups.sizes.entries()) {
    if (size < 2) continue;
    count++;
    repeats += size - 1;
    rowsInGroups += size;
    wanted.push(group);
  }
  const largest = wanted.toSorted((a, b) => groups.sizes[b]! - groups.sizes[a]! || a - b).slice(0, limit);
  return { repeats, rowsInGroups, groups: count, examples: examplesOf(groups, largest) };
}

/** Rows without a label take no part in a conflict. */
async function conflicts(
  frame: Frame,
  features: readonly string[],
  label: string,
  limit = 10,
  signal?: AbortSignal,
): Promise<Conflicts> {
  const target = frame.column(label);
  const labelled = Array.from({ length: frame.length }, (_, i) => i).filter((i) => !isMissing(target, i));
  const whole = labelled.length === frame.length;
  const part = whole ? frame : frame.take(labelled);
  const groups = await groupRows(part, features, signal);
  const labels = await groupRows(part, [label], signal);
  const first = new Int32Array(groups.sizes.length).fill(-1);
  const mixed = new Uint8Array(groups.sizes.length);
  for (let i = 0; i < part.length; i++) {
    const group = groups.of[i]!;
    if (first[group] === -1) first[group] = labels.of[i]!;
    else if (first[group] !== labels.of[i]) mixed[group] = 1;
  }
  const wanted = [...mixed.keys()].filter((group) => mixed[group] === 1);
  const rows = wanted.reduce((sum, group) => sum + groups.sizes[group]!, 0);
  const largest = wanted.toSorted((a, b) => groups.sizes[b]! - groups.sizes[a]! || a - b).slice(0, limit);
  const examples = examplesOf(groups, largest);
  return {
    groups: wanted.length,
    rows,
    examples: whole ? examples : examples.map((each) => each.map((i) => labelled[i]!)),
  };
}

/** The first rows of each wanted group. */
function examplesOf(groups: Groups, wanted: readonly number[]): number[][] {
  const rows = new Map<number, number[]>(wanted.map((group) => [group, []]));
  for (const [i, group] of groups.of.entries()) {
    const list = rows.get(group);
    if (list !== undefined && list.length < groupLimit) list.push(i);
  }
  return wanted.map((group) => rows.get(group)!);
}
