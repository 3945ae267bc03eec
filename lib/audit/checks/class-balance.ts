/** How evenly the classes of the label are filled: the largest, the rarest, and how many classes the spread amounts to. */
import { isMissing, textAt } from "../../data/index.ts";
import { defineCheck, limit, NotEvaluable } from "../check.ts";
import { number, percent, plural, short } from "../../core/words.ts";

export default defineCheck({
  name: "class-balance",
  question: "Are the classes of the label balanced?",
  area: "labels",
  suite: "quick",
  needs: ["label"],
  options: {
    "majority.max": limit(0.8, "Largest share of the most frequent class (warn)."),
    "rarest.min": limit(0.1, "Smallest share of the rarest class, as a part of an even share 1/K (warn)."),
    "classes.max": limit(
      100,
      "From this many values on, the label is taken for a number or a name and not judged.",
    ),
  },
  fix: "Split with strata, score with balanced accuracy, average precision or a cost; weigh the classes before you resample them.",
  details: `Share of the most frequent class, share of the rarest against an even share, and the effective number of classes exp(H),
H the entropy of the shares in nats: K when all are equally frequent, 1 when there is only one. Labels that are missing are left out.
A label of numbers with many values is not judged.`,
  measure(input) {
    const name = input.roles.label!;
    const column = input.sample.column(name);
    const counts = new Map<string, number>();
    let n = 0;
    for (let i = 0; i < input.sample.length; i++) {
      if (isMissing(column, i)) continue;
      const text = textAt(column, i);
      counts.set(text, (counts.get(text) ?? 0) + 1);
      n++;
    }
    if (n === 0) throw new NotEvaluable(`The label "${name}" is missing everywhere.`);
    const number = column.type === "number" && (!column.integer || counts.size > 20) && counts.size > 2;
    if (number || column.type === "date")
      throw new NotEvaluable(`The label "${name}" is a quantity; it has no classes.`);
    const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const classes = sorted.map(([text, rows]) => [input.show(name, text), rows] as const);
    let entropy = 0;
    for (const [, rows] of classes) entropy -= (rows / n) * Math.log(rows / n);
    return {
      n,
      sampled: input.sampleRows !== undefined,
      count: classes.length,
      effective: Math.exp(entropy),
      largest: { name: classes[0]![0], rows: classes[0]![1] },
      rarest: { name: classes.at(-1)![0], rows: classes.at(-1)![1] },
      classes: classes.slice(0, 100).map(([name, rows]) => ({ name, rows })),
    };
  },
  judge({ n, sampled, count, effective, largest, rarest }, options) {
    const most = options["classes.max"];
    const base = { n, sampled };
    if (most !== null && count >= most)
      return [
        {
          ...base,
          status: "not_evaluated",
          value: count,
          threshold: "class-balance.classes.max",
          limit: most,
          op: "<",
          message: `The label has ${plural(count, "class", "classes")}: not judged as a set of classes.`,
        },
      ];
    if (count === 1)
      return [
        {
          ...base,
          status: "fail",
          value: 1,
          threshold: "class-balance.classes",
          message: `The label has one class only, "${short(largest.name)}": there is nothing to learn.`,
          fix: "Check how the rows were selected: the other classes were left behind.",
        },
      ];
    const majority = largest.rows / n;
    const relative = (rarest.rows / n) * count;
    const max = options["majority.max"];
    const min = options["rarest.min"];
    return [
      {
        ...base,
        status: max !== null && majority > max ? "warn" : "pass",
        value: majority,
        threshold: "class-balance.majority.max",
        ...(max === null ? {} : { limit: max, op: "<=" as const }),
        message: `The most frequent of ${count} classes, "${short(largest.name)}", holds ${percent(majority)} of the rows; the spread amounts to ${number(effective)} even classes.`,
      },
      {
        ...base,
        status: min !== null && relative < min ? "warn" : "pass",
        value: relative,
        threshold: "class-balance.rarest.min",
        ...(min === null ? {} : { limit: min, op: ">=" as const }),
        message: `The rarest class, "${short(rarest.name)}", holds ${plural(rarest.rows, "row")}: ${percent(relative)} of an even share.`,
      },
    ];
  },
});
