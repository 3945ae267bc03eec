/** Values that may tell who somebody is: addresses of mail, numbers of cards and accounts, names by their column's name. */
import { setImmediate as turn } from "node:timers/promises";
import { takeRows } from "../../data/index.ts";
import { defineCheck, limit, NotEvaluable, type Judgement } from "../check.ts";
import { drawnRows } from "../drawn-rows.ts";
import { piiKinds, type SemanticKind, type SemanticShare } from "../measures/semantic.ts";
import { percent, plural } from "../../core/words.ts";

/** Rows of a numeric column that are looked at; text is looked at by its distinct values. */
const MOST_ROWS = 5000;

export default defineCheck({
  name: "privacy",
  question: "Are there personal data?",
  area: "privacy",
  suite: "quick",
  needs: [],
  options: {
    "share.max": limit(0, "Share of a column's values that look personal (warn)."),
  },
  fix: "Ask whether the model needs the column; drop it, or replace it by a keyed hash before the data leave their place, and say so in the data sheet.",
  details: `Patterns, with a checksum where there is one (Luhn for payment cards, mod 97 for IBANs), and for kinds that any text could be (names,
addresses, birth dates, national identifiers) the column's name. Weak patterns count from two values and 1 % on. At most 5 000 distinct
texts and ${MOST_ROWS} numbers of a column are looked at. Examples are masked, here and wherever else the audit shows such a column,
unless values are asked for. Not finding any proves nothing: free text may hold names.`,
  async measure(input) {
    if (input.sample.length === 0) throw new NotEvaluable("The table has no rows.");
    const drawn = drawnRows(input, MOST_ROWS);
    let looked = 0;
    const columns: { name: string; kinds: SemanticShare[] }[] = [];
    for (const column of input.sample.data) {
      input.signal.throwIfAborted();
      await turn();
      const part = column.type === "string" ? column : takeRows(column, drawn);
      const profile = input.profiles.find(({ name }) => name === column.name);
      if (profile === undefined || profile.missing < profile.n) looked++;
      const kinds = piiKinds(part);
      if (kinds.length > 0) columns.push({ name: column.name, kinds });
    }
    if (looked === 0) throw new NotEvaluable("No column has a value.");
    return { columns, looked, n: input.sample.length, sampled: input.sampleRows !== undefined };
  },
  judge({ columns, looked, n, sampled }, options) {
    const max = options["share.max"];
    const findings = columns.map(({ name, kinds }): Judgement => {
      const [first, ...others] = kinds;
      const { kind, share, examples } = first!;
      return {
        status: max !== null && share > max ? "warn" : "info",
        column: name,
        value: share,
        threshold: "privacy.share.max",
        ...(max === null ? {} : { limit: max, op: "<=" as const }),
        message: `${percent(share)} of "${name}" ${share === 1 ? "are" : "look like"} ${WORDS[kind] ?? kind}, such as ${examples.join(" and ")}${others.length === 0 ? "" : `; also ${others.map((each) => WORDS[each.kind] ?? each.kind).join(", ")}`}.`,
        n,
        sampled,
      };
    });
    if (!findings.some(({ status }) => status === "warn"))
      findings.unshift({
        status: "pass",
        value: 0,
        threshold: "privacy.share.max",
        message: `No personal data were recognised in ${plural(looked, "column")}; free text may still hold some.`,
        n,
        sampled,
      });
    return findings;
  },
});

const WORDS: Partial<Record<SemanticKind, string>> = {
  email: "e-mail addresses",
  ipv4: "network addresses",
  ipv6: "network addresses",
  mac: "device addresses",
  phone: "telephone numbers",
  "payment-card": "payment card numbers",
  iban: "bank account numbers (IBAN)",
  "national-id": "national identifiers",
  "person-name": "names of persons",
  "birth-date": "birth dates",
  address: "postal addresses",
  coordinates: "geographic coordinates",
};
