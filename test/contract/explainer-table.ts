/** Every explainer that can explain a plain function of a table, as the laws ask it. One more explainer is one more row. */
import {
  AdditiveExplainer,
  ExactExplainer,
  type Explanation,
  KernelExplainer,
  PartitionExplainer,
  PermutationExplainer,
  SamplingExplainer,
  type BatchFunction,
  type ExplainOptions,
} from "../../lib/explain/index.ts";

/** What the laws need of one. */
export interface ExplainerUnderLaw {
  readonly name: string;
  /** Explains rows of a function with a background. */
  explain(
    model: BatchFunction,
    rows: number[][],
    background: number[][],
    options?: ExplainOptions & { seed?: number },
  ): Promise<Explanation>;
  /** Functions on which its numbers are Shapley values: all, those of features in pairs, sums of one feature each; or none, near them only. */
  readonly exactFor: "all" | "pairs" | "additive" | "none";
  /** Whether it explains only sums of one feature each. */
  readonly onlyAdditive?: boolean;
  /** Whether features that are alike get alike only up to chance or hierarchy. */
  readonly asymmetric?: boolean;
}

export const explainersUnderLaw: readonly ExplainerUnderLaw[] = [
  {
    name: "ExactExplainer",
    exactFor: "all",
    explain: (model, rows, background, { seed, ...options } = {}) =>
      new ExactExplainer(model, background, { seed }).explain(rows, options),
  },
  {
    name: "KernelExplainer",
    exactFor: "all",
    explain: (model, rows, background, { seed, ...options } = {}) =>
      new KernelExplainer(model, background, { seed, l1Reg: 0 }).explain(rows, options),
  },
  {
    name: "PermutationExplainer",
    exactFor: "pairs",
    explain: (model, rows, background, { seed, ...options } = {}) =>
      new PermutationExplainer(model, background, { seed }).explain(rows, options),
  },
  {
    name: "SamplingExplainer",
    exactFor: "none",
    asymmetric: true,
    explain: (model, rows, background, { seed, ...options } = {}) =>
      new SamplingExplainer(model, background, { seed, nsamples: 4000 }).explain(rows, options),
  },
  {
    name: "PartitionExplainer",
    exactFor: "pairs",
    asymmetric: true,
    explain: (model, rows, background, { seed, ...options } = {}) =>
      new PartitionExplainer(model, background, { seed, maxEvals: 100_000 }).explain(rows, options),
  },
  {
    name: "AdditiveExplainer",
    exactFor: "additive",
    onlyAdditive: true,
    explain: (model, rows, background, { seed, ...options } = {}) =>
      new AdditiveExplainer(model, background, { seed }).explain(rows, options),
  },
];

/** An explainer with one contribution 1 % too large: the laws must tell it. */
export const brokenTwin: ExplainerUnderLaw = {
  name: "broken twin",
  exactFor: "all",
  async explain(model, rows, background, options) {
    const right = await explainersUnderLaw[0]!.explain(model, rows, background, options);
    const values = right.values.slice();
    let most = 0;
    for (let at = 0; at < values.length; at++) if (Math.abs(values[at]!) > Math.abs(values[most]!)) most = at;
    values[most]! *= 1.01;
    return right.with({ values });
  },
};
