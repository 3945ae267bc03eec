/**
 * Rows that agree: patterns of missing cells, repeated rows, rows that differ only in their label. Candidates are found by a
 * 64-bit hash of each row, which is small; only they are compared by value, so that a chance hit of the hash is never counted.
 */
import type { Conflicts, Duplicates, Missingness } from "./dataset.ts";
import type { ColumnPlan } from "./duckdb-plan.ts";
import type { DuckDbSession } from "./duckdb-session.ts";
import { coveredColumns, mostMissing } from "./frame-missingness.ts";

/** Where rows come from, each with its number as `assay_row`. */
export interface NumberedRows {
  readonly from: string;
  readonly numbered: string;
}

/** Bits of one word of a pattern. */
const WORD = 32;
const KEPT_PATTERNS = 1000;
/** Columns that are counted in one query. */
const WIDE = 1000;
const GROUP_ROWS = 10;

export async function missingPatterns(
  session: DuckDbSession,
  from: string,
  rows: number,
  all: readonly ColumnPlan[],
  signal?: AbortSignal,
): Promise<Missingness> {
  const asked = signal === undefined ? {} : { signal };
  const wide = all.length <= coveredColumns ? undefined : await incomplete(session, from, all, asked);
  const asking = wide?.covered ?? all;
  const words = Array.from({ length: Math.ceil(asking.length / WORD) }, (_, w) =>
    asking
      .slice(w * WORD, (w + 1) * WORD)
      .map((plan, i) => `(${plan.plain} is null)::ubigint * ${2 ** i}`)
      .join(" + "),
  );
  const names = words.map((_, w) => `w${w}`);
  const table =
    words.length === 0
      ? undefined
      : await session.query(
          `select ${names.map((name) => `${name}::double as ${name}`).join(", ")}, count(*)::double as n from (select ${words.map((word, w) => `${word} as w${w}`).join(", ")} from ${from}) group by ${names.join(", ")}`,
          asked,
        );
  const found: { readonly gone: readonly number[]; readonly count: number }[] = [];
  const holed = new Uint8Array(asking.length);
  for (let i = 0; i < (table?.length ?? 0); i++) {
    const row = table!.row(i);
    const gone: number[] = [];
    for (let j = 0; j < asking.length; j++)
      if (((Number(row[`w${Math.floor(j / WORD)}`]) / 2 ** (j % WORD)) & 1) === 1) gone.push(j);
    for (const j of gone) holed[j] = 1;
    found.push({ gone, count: Number(row["n"]) });
  }
  const covered = asking.filter((_, j) => holed[j] === 1);
  const p = covered.length;
  let next = 0;
  const place = Int32Array.from(holed, (hole) => (hole === 1 ? next++ : -1));
  const together = new Float64Array(p * p);
  const patterns: { key: string; count: number }[] = [];
  for (const { gone, count } of found) {
    for (const a of gone) for (const b of gone) together[place[a]! * p + place[b]!]! += count;
    const key = new Uint8Array(p).fill(48);
    for (const j of gone) key[place[j]!] = 49;
    patterns.push({ key: Buffer.from(key).toString("latin1"), count });
  }
  if (table === undefined && rows > 0) patterns.push({ key: "", count: rows });
  patterns.sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const whole = found.find(({ gone }) => gone.length === 0)?.count ?? (table === undefined ? rows : 0);
  return {
    columns: covered.map((plan) => plan.name),
    ...(wide === undefined || wide.more === 0 ? {} : { moreColumns: wide.more }),
    completeRows: wide?.completeRows ?? whole,
    patterns: patterns.slice(0, KEPT_PATTERNS),
    patternCount: patterns.length,
    together,
  };
}

/** The columns of a wide table that are covered, and how many rows miss nothing in any. */
async function incomplete(
  session: DuckDbSession,
  from: string,
  plans: readonly ColumnPlan[],
  asked: { readonly signal?: AbortSignal },
): Promise<{
  readonly covered: readonly ColumnPlan[];
  readonly more: number;
  readonly completeRows?: number;
}> {
  const found: { readonly plan: ColumnPlan; readonly missing: number }[] = [];
  for (let start = 0; start < plans.length; start += WIDE) {
    const part = plans.slice(start, start + WIDE);
    const [row] = await session.rows(
      `select ${part.map((plan, i) => `count(*) filter (where ${plan.plain} is null)::double as m${i}`).join(", ")} from ${from}`,
      asked,
    );
    for (const [i, plan] of part.entries())
      if (Number(row![`m${i}`]) > 0) found.push({ plan, missing: Number(row![`m${i}`]) });
  }
  const covered = mostMissing(found).map(({ plan }) => plan);
  const more = found.length - covered.length;
  if (more === 0) return { covered, more };
  // Conditions in groups of groups: a flat chain of thousands is too deep for the parser.
  let terms = found.map(({ plan }) => `${plan.plain} is not null`);
  while (terms.length > 1)
    terms = Array.from(
      { length: Math.ceil(terms.length / WORD) },
      (_, i) => `(${terms.slice(i * WORD, (i + 1) * WORD).join(" and ")})`,
    );
  const [row] = await session.rows(`select count(*)::double as n from ${from} where ${terms[0]}`, asked);
  return { covered, more, completeRows: Number(row!["n"]) };
}

export async function duplicateRows(
  session: DuckDbSession,
  { from, numbered }: NumberedRows,
  plans: readonly ColumnPlan[],
  limit: number,
  signal?: AbortSignal,
): Promise<Duplicates> {
  const asked = signal === undefined ? {} : { signal };
  const none: Duplicates = { repeats: 0, rowsInGroups: 0, groups: 0, examples: [] };
  if (plans.length === 0) return none;
  const hash = `hash(${plans.map((plan) => plan.plain).join(", ")})`;
  await session.run(
    `create or replace temp table assay_hashes as select h from (select ${hash} as h from ${from}) group by h having count(*) > 1`,
    asked,
  );
  try {
    const [some] = await session.rows("select count(*) as n from assay_hashes");
    if (Number(some!["n"]) === 0) return none;
    const values = plans.map((plan, i) => `${plan.plain} as k${i}`).join(", ");
    const keys = plans.map((_, i) => `k${i}`).join(", ");
    return await grouped(
      session,
      `(select ${values}, ${hash} as h, assay_row from ${numbered}) semi join assay_hashes using (h)`,
      keys,
      "count(*) > 1",
      limit,
      asked,
    );
  } finally {
    await session.run("drop table if exists assay_hashes");
  }
}

export async function labelConflicts(
  session: DuckDbSession,
  { from, numbered }: NumberedRows,
  features: readonly ColumnPlan[],
  label: ColumnPlan,
  limit: number,
  signal?: AbortSignal,
): Promise<Conflicts> {
  const asked = signal === undefined ? {} : { signal };
  if (features.length === 0) return { groups: 0, rows: 0, examples: [] };
  const hash = `hash(${features.map((plan) => plan.plain).join(", ")})`;
  await session.run(
    `create or replace temp table assay_hashes as select h from (select ${hash} as h, hash(${label.plain}) as l from ${from} where ${label.plain} is not null) group by h having min(l) <> max(l)`,
    asked,
  );
  try {
    const values = features.map((plan, i) => `${plan.plain} as k${i}`).join(", ");
    const keys = features.map((_, i) => `k${i}`).join(", ");
    const { groups, rowsInGroups, examples } = await grouped(
      session,
      `(select ${values}, ${label.plain} as l, ${hash} as h, assay_row from ${numbered} where ${label.plain} is not null) semi join assay_hashes using (h)`,
      keys,
      "min(l) <> max(l)",
      limit,
      asked,
    );
    return { groups, rows: rowsInGroups, examples };
  } finally {
    await session.run("drop table if exists assay_hashes");
  }
}

/** Groups of rows with equal keys; only of those that are shown are the rows listed, as lists are never spilled to disk. */
async function grouped(
  session: DuckDbSession,
  candidates: string,
  keys: string,
  having: string,
  limit: number,
  asked: { readonly signal?: AbortSignal },
): Promise<Duplicates> {
  await session.run(
    `create or replace temp table assay_groups as select count(*) as c, min(assay_row) as first, h from ${candidates} group by ${keys}, h having ${having}`,
    asked,
  );
  try {
    const [totals] = await session.rows(
      "select count(*) as groups, coalesce(sum(c), 0)::double as n, coalesce(sum(c - 1), 0)::double as repeats from assay_groups",
    );
    const shown = `(select c, first, h from assay_groups order by c desc, first limit ${limit})`;
    const examples = await session.rows(
      `select g.list from (select min(assay_row, ${GROUP_ROWS}) as list, count(*) as c from ${candidates} where h in (select h from ${shown}) group by ${keys}) g
       join ${shown} s on g.list[1] = s.first order by s.c desc, s.first`,
      asked,
    );
    return {
      repeats: Number(totals!["repeats"]),
      rowsInGroups: Number(totals!["n"]),
      groups: Number(totals!["groups"]),
      examples: examples.map((each) => (each["list"] as number[]).map(Number)),
    };
  } finally {
    await session.run("drop table if exists assay_groups");
  }
}
