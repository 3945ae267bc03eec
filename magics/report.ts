/** %report: results that others can judge, as one page that stands alone. */
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { expandHome, followed } from "../lib/core/index.ts";
import { explainerKinds, explanationReport, type ExplainMethod } from "../lib/explain/index.ts";
import { reportDocument, type Brief } from "../lib/report/index.ts";
import {
  defineMagic,
  expression,
  expressionOption,
  flag,
  option,
  positional,
  UsageError,
  z,
} from "../kernel/magic.ts";
import type { Target } from "../lib/data/index.ts";
import type { Predictor } from "../lib/models/index.ts";

const methods = ["auto", ...Object.keys(explainerKinds)] as ["auto", ...ExplainMethod[]];

export default defineMagic({
  name: "report",
  kind: "line",
  summary: "Writes one self-contained HTML page: purpose, data, model, explanations, stability, limits.",
  details: `%report explain MODEL X: what matters over all rows, chosen rows one by one, how far the explanation can be trusted, and its limits. The page needs no
network and no script; report.json stands inside, and its hash is printed. The purpose comes from the variable brief, which %%brief fills; its absence is
stated. Give the true outcomes with --y, so that the report says how good the model is.`,
  args: {
    kind: positional(z.enum(["explain"]), "what is reported: explain"),
    model: expression<Predictor>("fitted model"),
    X: expression("table of features, without the label"),
    y: expressionOption<Target>("True outcomes of the rows").optional(),
    out: option(z.string().default("explanation.html"), "File that is written", "o", "path"),
    rows: expressionOption<readonly number[]>("Positions of rows to show one by one").optional(),
    method: option(z.enum(methods).default("auto"), "How contributions are computed", "m"),
    sample: option(z.number().int().min(1).optional(), "Rows to explain at most", "n"),
    output: option(z.string().optional(), "Class to explain; default all"),
    counterfactual: flag("Looks for the smallest changes of the first shown row, too", "c"),
    interactions: flag("Contributions of pairs, too", "i"),
    seed: option(z.number().int().min(0).default(0), "Seed of background, sample and walks"),
  },
  examples: [
    'import { load } from "assay/data";\nimport { HistGradientBoostingClassifier } from "assay/models";\nconst wines = load("wine");\nconst grapes = wines.drop(["cultivar"]);\nconst taster = await new HistGradientBoostingClassifier({ maxIter: 10 }).fit(grapes, wines.column("cultivar"));\n%report explain taster grapes --y wines.column("cultivar") --sample 40 --out wine.html',
  ],
  async run(context, { kind, model, X, y, out, output, ...options }) {
    const path = resolve(expandHome(out));
    if (!existsSync(dirname(path)))
      throw new UsageError(`%report: no folder "${dirname(path)}"; make it first with !mkdir -p`);
    const names = await context.scope.names();
    const brief = names.includes("brief") ? ((await context.evaluate("brief")) as Partial<Brief>) : undefined;
    const draft = await followed(`report ${kind}`, (onProgress) =>
      explanationReport(model, X, { ...options, y, class: output, signal: context.signal, onProgress }),
    );
    const { html, json, sha256 } = reportDocument(draft, {
      brief: brief?.kind === "assay.brief" ? (brief as Brief) : undefined,
      provenance: { made: new Date().toISOString(), ...(await context.session.versions()) },
    });
    await writeFile(path, html);
    context.print(
      `wrote ${out}: ${Math.ceil(html.length / 1024)} kB, ${draft.sections.length} sections; SHA-256 of report.json ${sha256}\n`,
    );
    return { path, sha256, report: JSON.parse(json) as unknown };
  },
});
