/** Numbers whose distribution has a long tail to one side, or that are mostly zero. */
import { defineCheck, limit, NotEvaluable, type Judgement } from "../check.ts";
import { number, percent, plural } from "../../core/words.ts";

export default defineCheck({
  name: "skewness",
  question: "Are numbers spread very unevenly?",
  area: "values",
  suite: "quick",
  needs: [],
  options: {
    "skew.max": limit(20, "Largest size of the skewness of a column (warn)."),
    "skew.info": limit(2, "Size of the skewness from which a transformation is suggested (info)."),
    "zeros.info": limit(0.5, "Share of zeros from which a column is named (info)."),
  },
  fix: "For linear models, neighbours and networks transform the column (logarithm, Yeo–Johnson, ranks); trees do not mind.",
  details: `Skewness is the third standardised moment, corrected for bias (G₁, as pandas), over all rows; 0 is symmetric, an
exponential distribution has 2. 20 is the limit of ydata-profiling. Inputs and a label that is a number are looked at. Zeros are counted
over all rows: a column that is mostly zero is often two questions, whether and how much.`,
  measure(input) {
    const looked = new Set(input.roles.inputs);
    if (input.roles.label !== undefined) looked.add(input.roles.label);
    const columns = input.profiles.flatMap(({ name, n, missing, infinite, numeric, distinct }) => {
      const present = n - missing;
      if (!looked.has(name) || numeric === null || present - infinite < 3 || distinct < 2) return [];
      return [
        {
          name,
          present,
          skewness: numeric.skewness,
          min: numeric.min,
          median: numeric.quantiles?.["0.5"] ?? null,
          max: numeric.max,
          zeros: numeric.zeros / present,
          binary: distinct === 2,
        },
      ];
    });
    if (columns.length === 0) throw new NotEvaluable("No column of numbers has three values that differ.");
    return { columns };
  },
  judge({ columns }, options) {
    const findings: Judgement[] = [];
    const [max, info, zeros] = [options["skew.max"], options["skew.info"], options["zeros.info"]];
    for (const { name, present, skewness, min, median, max: top, zeros: share, binary } of columns) {
      const size = skewness === null ? 0 : Math.abs(skewness);
      const warned = max !== null && size > max;
      // Of two values, skewness only says how rare one is.
      if (warned || (info !== null && size > info && !binary))
        findings.push({
          status: warned ? "warn" : "info",
          column: name,
          value: skewness,
          threshold: `skewness.skew.${warned ? "max" : "info"}`,
          limit: (warned ? max : info)!,
          op: "<=",
          message: `"${name}" has a long tail to the ${skewness! > 0 ? "right" : "left"}: skewness ${number(skewness!)}${range(min, median, top)}.`,
          ...(skewness! > 0 && min !== null && min >= 0
            ? { fix: `Try ${min > 0 ? "the logarithm" : "log(1 + x)"} of the column, or a model of trees.` }
            : {}),
          n: present,
        });
      if (zeros !== null && share > zeros && !binary)
        findings.push({
          status: "info",
          column: name,
          value: share,
          threshold: "skewness.zeros.info",
          limit: zeros,
          op: "<=",
          message: `${percent(share)} of "${name}" is zero.`,
          fix: "Consider two columns, whether there is any and how much; and make sure that zero does not mean missing.",
          n: present,
        });
    }
    if (!findings.some(({ status }) => status === "warn"))
      findings.unshift({
        status: "pass",
        value: columns.reduce((most, { skewness }) => Math.max(most, Math.abs(skewness ?? 0)), 0),
        threshold: "skewness.skew.max",
        ...(max === null ? {} : { limit: max, op: "<=" as const }),
        message: `None of ${plural(columns.length, "column")} of numbers has an extreme tail.`,
      });
    return findings;
  },
});

function range(min: number | null, median: number | null, max: number | null): string {
  if (min === null || median === null || max === null) return "";
  return `, from ${number(min)} over a median of ${number(median)} to ${number(max)}`;
}
