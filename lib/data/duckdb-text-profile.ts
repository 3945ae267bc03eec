/**
 * Everything that is counted of a column of texts (or of nested values, as their JSON), from one GROUP BY: lengths, blanks and
 * texts that read as numbers are looked at once for each distinct value. Exact; the engine spills what memory does not hold.
 */
import type { ColumnProfile, TextProfile } from "./dataset.ts";
import type { DuckDbSession } from "./duckdb-session.ts";
import { quoteText } from "./sql-text.ts";

/** As `readsAsNumber` of the in-memory engine; texts that cannot begin a number are passed over cheaply. */
const NUMBER = "^\\s*[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?\\s*$";

export type TextFacts = Pick<
  ColumnProfile,
  "distinct" | "distinctExact" | "singletons" | "doubletons" | "top" | "entropy" | "kinds"
> & { readonly present: number; readonly text: TextProfile | null };

/**
 * @param value SQL of the text, null where missing
 * @param nested whether the text is JSON, whose kinds are counted, instead of a text
 */
export async function textFacts(
  session: DuckDbSession,
  from: string,
  value: string,
  options: {
    readonly nested: boolean;
    readonly top?: number | undefined;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<TextFacts> {
  const size = options.top ?? 10;
  const order = options.nested ? `v::json ->> '$'` : "v";
  const units =
    "case when strlen(v) = length(v) then length(v) else length(v) + length(regexp_replace(v, '[^\\x{10000}-\\x{10FFFF}]', '', 'g')) end";
  const texts = options.nested
    ? `, null::double as shortest, null::double as longest, null::double as units, 0 as empty, 0 as blank, 0 as numbers`
    : `, min(u) as shortest, max(u) as longest, sum(c * u)::double as units,
       sum(c) filter (where v = '') as empty,
       sum(c) filter (where v <> '' and v < '!' and regexp_full_match(v, '[\\s\\pZ\\x{FEFF}]+') or v >= chr(128) and regexp_full_match(v, '[\\s\\pZ\\x{FEFF}]+')) as blank,
       sum(c) filter (where (v < ':' or v >= chr(128)) and regexp_matches(v, ${quoteText(NUMBER)})) as numbers`;
  const kinds = options.nested
    ? `, (select map_from_entries(list((k, n))) from (select case when json_type(v) in ('VARCHAR') then 'string' when json_type(v) in ('OBJECT', 'ARRAY') then 'object' when json_type(v) = 'BOOLEAN' then 'boolean' else 'number' end as k, sum(c)::double as n from g group by 1)) as kinds`
    : "";
  const [row] = await session.rows(
    `with g as materialized (select ${value} as v, count(*) as c from ${from} group by 1 having v is not null)
     select count(*) as distincts, coalesce(sum(c), 0)::double as present, count(*) filter (where c = 1) as ones,
       count(*) filter (where c = 2) as twos, sum(c * log2(c)) filter (where c > 1) as weighted${texts}${kinds},
       (select list({v: v, c: c} order by c desc, ${order}) from (select v, c from g order by c desc, ${order} limit ${size})) as top
     from (select v, c${options.nested ? "" : `, ${units} as u`} from g)`,
    options.signal === undefined ? {} : { signal: options.signal },
  );
  const number = (name: string): number => Number(row![name] ?? 0);
  const present = number("present");
  return {
    present,
    distinct: number("distincts"),
    distinctExact: true,
    singletons: number("ones"),
    doubletons: number("twos"),
    entropy: present === 0 ? null : Math.max(0, Math.log2(present) - number("weighted") / present),
    top: ((row!["top"] as { v: string; c: number }[] | null) ?? []).map((each) => ({
      value: options.nested ? scalar(each.v) : each.v,
      count: each.c,
    })),
    kinds: options.nested
      ? sorted((row!["kinds"] as Record<string, number> | null) ?? {})
      : present === 0
        ? {}
        : { string: present },
    text:
      options.nested || present === 0
        ? null
        : {
            minLength: number("shortest"),
            meanLength: number("units") / present,
            maxLength: number("longest"),
            empty: number("empty"),
            blank: number("blank"),
            numeric: number("numbers"),
          },
  };
}

/** A scalar of a JSON text as itself; nested values stay text. */
function scalar(json: string): string | number | boolean {
  const value = JSON.parse(json) as unknown;
  return typeof value === "object" ? json : (value as string | number | boolean);
}

function sorted(kinds: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(kinds).toSorted((a, b) => b[1] - a[1]));
}
