/**
 * Profiles of the columns of a relation. Numbers, dates and booleans come out of the engine as doubles, several columns in
 * one scan as far as memory allows, and are counted here; texts are grouped by the engine. All exact up to `exactRows` rows;
 * beyond, numbers are profiled by the engine with approximate quantiles (`duckdb-large-profile.ts`).
 */
import type { ColumnProfile, ProfileOptions } from "./dataset.ts";
import { presence } from "./duckdb-column.ts";
import { largeProfile } from "./duckdb-large-profile.ts";
import { numberFacts, type NumberFacts } from "./duckdb-number-profile.ts";
import type { ColumnPlan } from "./duckdb-plan.ts";
import type { DuckDbSession } from "./duckdb-session.ts";
import { textFacts } from "./duckdb-text-profile.ts";

/** Bytes of values read in one scan. */
const BATCH_BYTES = 128 * 2 ** 20;
const DAY = 86_400_000;

export async function* profileColumns(
  session: DuckDbSession,
  from: string,
  rows: number,
  plans: readonly ColumnPlan[],
  exactRows: number,
  options: ProfileOptions = {},
): AsyncGenerator<ColumnProfile> {
  const size = Math.max(1, Math.min(64, Math.floor(BATCH_BYTES / (8 * Math.max(1, rows)))));
  const isNumeric = (plan: ColumnPlan): boolean => plan.type !== "string" && plan.type !== "json";
  let scratch: Float64Array | undefined;
  let held = new Map<ColumnPlan, Held>();
  let free: Float64Array[] = [];
  for (const [at, plan] of plans.entries()) {
    options.signal?.throwIfAborted();
    if (!isNumeric(plan)) {
      yield await textProfile(session, from, rows, plan, options);
      continue;
    }
    if (rows > exactRows) {
      yield await largeProfile(session, from, rows, plan, options);
      continue;
    }
    if (!held.has(plan)) {
      const batch = plans.slice(at).filter(isNumeric).slice(0, size);
      held = await fetchNumbers(session, from, rows, batch, free, options.signal);
      free = [];
    }
    const { values, nulls, nan } = held.get(plan)!;
    scratch ??= new Float64Array(rows);
    const facts = await numberFacts(values, scratch, {
      bins: options.bins,
      top: options.top,
      signal: options.signal,
      ...(plan.type === "date" ? { text: (ms: number) => new Date(ms).toISOString() } : {}),
    });
    yield numberProfile(rows, plan, facts, nulls, nan);
    free.push(values);
  }
}

interface Held {
  readonly values: Float64Array;
  readonly nulls: number;
  readonly nan: number;
}

/** The columns as doubles, NaN where missing, in one scan. */
async function fetchNumbers(
  session: DuckDbSession,
  from: string,
  rows: number,
  plans: readonly ColumnPlan[],
  free: Float64Array[],
  signal: AbortSignal | undefined,
): Promise<Map<ColumnPlan, Held>> {
  const held = plans.map(() => ({ values: free.pop() ?? new Float64Array(rows), nulls: 0, nan: 0 }));
  let start = 0;
  await session.each(
    `select ${plans.map((plan) => plan.value).join(", ")} from ${from}`,
    (chunk) => {
      const count = chunk.rowCount;
      for (const [i, each] of held.entries()) {
        const vector = chunk.getColumnVector(i);
        const present = presence(vector, count);
        const { values } = each;
        values.set((vector as unknown as { items: Float64Array }).items.subarray(0, count), start);
        if (present !== undefined)
          for (let k = 0; k < count; k++)
            if (present[k] === 0) {
              values[start + k] = NaN;
              each.nulls++;
            }
      }
      start += count;
    },
    signal === undefined ? {} : { signal },
  );
  for (const each of held) {
    let missing = 0;
    const { values } = each;
    for (let k = 0; k < values.length; k++) if (values[k] !== values[k]) missing++;
    each.nan = missing - each.nulls;
  }
  return new Map(plans.map((plan, i) => [plan, held[i]!]));
}

function numberProfile(
  rows: number,
  plan: ColumnPlan,
  facts: NumberFacts,
  nulls: number,
  nan: number,
): ColumnProfile {
  const { counts, numeric, sorted, present } = facts;
  const { type } = plan;
  const hasTime = type === "date" && plan.physical !== "DATE" && sorted.some((ms) => ms % DAY !== 0);
  return {
    ...heading(rows, plan),
    missing: nulls + nan,
    nan: type === "number" ? nan : 0,
    infinite: facts.infinite,
    kinds: present === 0 ? {} : { [type]: present },
    distinct: counts.distinct,
    distinctExact: true,
    singletons: counts.singletons,
    doubletons: counts.doubletons,
    top: counts.top.map(({ value, count }) => ({
      value: type === "number" ? value : type === "boolean" ? value === 1 : isoText(value, hasTime),
      count,
    })),
    entropy: counts.entropy,
    numeric: type === "number" ? numeric : null,
    text: null,
    date:
      type === "date"
        ? {
            min: numeric.min,
            max: numeric.max,
            median: numeric.quantiles?.["0.5"] ?? null,
            hasTime,
            histogram: numeric.histogram,
          }
        : null,
  };
}

async function textProfile(
  session: DuckDbSession,
  from: string,
  rows: number,
  plan: ColumnPlan,
  options: ProfileOptions,
): Promise<ColumnProfile> {
  const { present, ...facts } = await textFacts(session, from, plan.value, {
    nested: plan.type === "json",
    top: options.top,
    signal: options.signal,
  });
  return {
    ...heading(rows, plan),
    missing: rows - present,
    nan: 0,
    infinite: 0,
    ...facts,
    numeric: null,
    date: null,
  };
}

function isoText(ms: number, hasTime: boolean): string {
  const text = new Date(ms).toISOString();
  return hasTime ? text : text.slice(0, text.indexOf("T"));
}

function heading(
  rows: number,
  plan: ColumnPlan,
): Pick<ColumnProfile, "name" | "type" | "physical" | "n" | "why"> {
  const why = plan.why === undefined ? {} : { why: plan.why };
  return { name: plan.name, type: plan.type, physical: plan.physical, n: rows, ...why };
}
