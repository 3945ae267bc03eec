/** Holds the data to a schema contract: presence, type, missing share, uniqueness, domain, range. Exact over all rows but for domains and ranges of sampled data. */
import { isMissing, valueAt, type ColumnProfile } from "../../data/index.ts";
import { defineCheck, EVIDENCE_ROWS, rowNumber, type AuditInput, type Judgement } from "../check.ts";
import type { ColumnContract } from "../schema-contract.ts";
import { count, number, percent, plural, some } from "../../core/words.ts";

/** One promise of the contract and what was found. */
interface Term {
  readonly column: string;
  readonly term:
    "present" | "type" | "missing" | "unique" | "values" | "range" | "integer" | "extra" | "rows";
  readonly kept: boolean;
  readonly got: number | null;
  readonly wanted: number | null;
  readonly message: string;
  readonly rows?: readonly number[];
  readonly values?: readonly string[];
}

export default defineCheck({
  name: "contract",
  question: "Do the data keep their schema contract?",
  area: "contract",
  suite: "quick",
  needs: ["contract"],
  options: {},
  fix: "Mend the source; if the change is meant, change the contract in the same commit, so that it is seen.",
  details: `A contract is a JSON record of columns with their type, largest missing share, uniqueness, domain, range and wholeness.
\`(await audit(data)).contract()\` writes one from data; edit it, keep it beside the data, and give it as \`--contract file\`.`,
  measure(input) {
    const contract = input.contract!;
    const profiles = new Map(input.profiles.map((profile) => [profile.name, profile]));
    const terms: Term[] = [
      {
        column: "",
        term: "rows",
        kept: input.rows >= contract.rowsMin,
        got: input.rows,
        wanted: contract.rowsMin,
        message: `There ${input.rows === 1 ? "is" : "are"} ${plural(input.rows, "row")}; at least ${count(contract.rowsMin)} promised.`,
      },
    ];
    for (const column of contract.columns) terms.push(...termsOf(input, column, profiles.get(column.name)));
    const named = new Set(contract.columns.map(({ name }) => name));
    if (contract.closed)
      for (const { name } of input.schema)
        if (!named.has(name))
          terms.push({
            column: name,
            term: "extra",
            kept: false,
            got: null,
            wanted: null,
            message: `"${name}" is not in the contract.`,
          });
    return {
      name: contract.name,
      columns: contract.columns.length,
      terms,
      sampled: input.sampleRows !== undefined,
    };
  },
  judge({ name, columns, terms, sampled }) {
    const broken = terms.filter(({ kept }) => !kept);
    if (broken.length === 0)
      return [
        {
          status: "pass",
          value: 0,
          message: `The contract "${name}" is kept: ${plural(columns, "column")}, ${plural(terms.length, "term")}.`,
        },
      ];
    return broken.map(({ column, term, got, wanted, message, rows, values }): Judgement => ({
      status: "fail",
      ...(column === "" ? {} : { column }),
      threshold: `contract.${term}`,
      value: got,
      ...(wanted === null ? {} : { limit: wanted }),
      message,
      ...(rows === undefined
        ? {}
        : { evidence: { rows, total: got ?? rows.length, ...(values === undefined ? {} : { values }) } }),
      ...(term === "values" || term === "range" || term === "integer" ? { sampled } : {}),
    }));
  },
});

function termsOf(input: AuditInput, column: ColumnContract, profile: ColumnProfile | undefined): Term[] {
  const { name } = column;
  if (profile === undefined)
    return [
      {
        column: name,
        term: "present",
        kept: column.required === false,
        got: null,
        wanted: null,
        message: `The column "${name}" is not there.`,
      },
    ];
  const present = profile.n - profile.missing;
  const terms: Term[] = [
    { column: name, term: "present", kept: true, got: null, wanted: null, message: "" },
    {
      column: name,
      term: "type",
      kept: profile.type === column.type || present === 0,
      got: null,
      wanted: null,
      message: `"${name}" holds ${profile.type}; ${column.type} promised.`,
    },
  ];
  const ratio = profile.n === 0 ? 0 : profile.missing / profile.n;
  terms.push({
    column: name,
    term: "missing",
    kept: ratio <= column.missingMax,
    got: ratio,
    wanted: column.missingMax,
    message: `${percent(ratio)} of "${name}" is missing; at most ${percent(column.missingMax)} promised.`,
  });
  if (column.unique === true)
    terms.push({
      column: name,
      term: "unique",
      kept: !profile.distinctExact || profile.distinct === present,
      got: present - profile.distinct,
      wanted: 0,
      message: `"${name}" repeats values in ${plural(present - profile.distinct, "row")}; unique values promised.`,
    });
  if (column.values !== undefined) terms.push(domainTerm(input, name, column.values));
  if (column.min !== undefined || column.max !== undefined)
    terms.push(rangeTerm(profile, column.min ?? -Infinity, column.max ?? Infinity));
  if (column.integer === true)
    terms.push({
      column: name,
      term: "integer",
      kept: profile.numeric === null || profile.numeric.integer || present === 0,
      got: null,
      wanted: null,
      message: `"${name}" holds fractions; whole numbers promised.`,
    });
  return terms;
}

function domainTerm(input: AuditInput, name: string, values: readonly unknown[]): Term {
  const known = new Set(values);
  const column = input.sample.column(name);
  const rows: number[] = [];
  const strangers = new Set<string>();
  let total = 0;
  for (let i = 0; i < input.sample.length; i++) {
    if (isMissing(column, i) || known.has(valueAt(column, i))) continue;
    total++;
    if (rows.length < EVIDENCE_ROWS) rows.push(rowNumber(input, i));
    if (strangers.size < EVIDENCE_ROWS) strangers.add(input.show(name, valueAt(column, i)));
  }
  return {
    column: name,
    term: "values",
    kept: total === 0,
    got: total,
    wanted: 0,
    message: `"${name}" holds values that the contract does not name: ${some([...strangers])} (${plural(total, "row")}).`,
    rows,
    values: [...strangers],
  };
}

function rangeTerm(profile: ColumnProfile, min: number, max: number): Term {
  const seen = profile.numeric ?? profile.date;
  const [low, high] = [seen?.min ?? null, seen?.max ?? null];
  const kept = low === null || high === null || (low >= min && high <= max);
  const text = (value: number): string =>
    profile.date === null
      ? number(value)
      : Number.isFinite(value)
        ? new Date(value).toISOString()
        : String(value);
  const promise = !Number.isFinite(max)
    ? `at least ${text(min)}`
    : Number.isFinite(min)
      ? `[${text(min)}, ${text(max)}]`
      : `at most ${text(max)}`;
  return {
    column: profile.name,
    term: "range",
    kept,
    got: low !== null && low < min ? low : high,
    wanted: low !== null && low < min ? min : Number.isFinite(max) ? max : null,
    message: kept ? "" : `"${profile.name}" lies in [${text(low)}, ${text(high)}]; ${promise} promised.`,
  };
}
