/**
 * Every explainer of tables as a record: whether it fits a model, and how it is made. `explain` takes the first that fits, in this order; models
 * declare their structure, and no class is asked for its name. One more explainer is one more record.
 */
import type { Explainer } from "./explainer.ts";
import { AdditiveExplainer } from "./explainers/additive-explainer.ts";
import { DeepExplainer } from "./explainers/deep-explainer.ts";
import { ExactExplainer } from "./explainers/exact-explainer.ts";
import { GradientExplainer } from "./explainers/gradient-explainer.ts";
import { KernelExplainer } from "./explainers/kernel-explainer.ts";
import { LinearExplainer } from "./explainers/linear-explainer.ts";
import { PartitionExplainer } from "./explainers/partition-explainer.ts";
import { PermutationExplainer } from "./explainers/permutation-explainer.ts";
import { SamplingExplainer } from "./explainers/sampling-explainer.ts";
import { TreeExplainer } from "./explainers/tree-explainer.ts";
import type { Predictor } from "../models/index.ts";
import type { Subject } from "./subject.ts";

/** Why an explainer is taken, or why it cannot be. */
export interface Fit {
  readonly fits: boolean;
  readonly why: string;
}

export interface ExplainerKind {
  /** Whether `explain` takes it unasked; the others are there by name. */
  readonly automatic: boolean;
  fit(subject: Subject): Fit;
  make(subject: Subject): Explainer;
}

/** Features up to which all coalitions are counted, as SHAP's dispatcher does. */
const EXACT_FEATURES = 10;

const yes = (why: string): Fit => ({ fits: true, why });
const no = (why: string): Fit => ({ fits: false, why });

const noPairs = no("it tells no interactions");

/** In the order of preference. */
export const explainerKinds = {
  linear: {
    automatic: true,
    fit: ({ structure, output, interactions }) => {
      if (structure?.kind !== "linear") return no("the model declares no coefficients");
      if (interactions) return no("a weighted sum has no interactions");
      if (output === "probability" && structure.link !== "identity")
        return no("coefficients explain the raw output, not the probability");
      return yes("the model is a weighted sum: coefficient × (value − mean) is exact, at no cost");
    },
    make: ({ model, background }) => new LinearExplainer(model as never, background),
  },
  tree: {
    automatic: true,
    fit: ({ structure, output }) => {
      if (structure?.kind !== "trees") return no("the model declares no trees");
      if (structure.linear !== undefined)
        return no("the trees' leaves hold linear models, which Tree SHAP does not cover");
      if (output === "probability" && structure.link !== "identity" && structure.outputs > 1)
        return no("of several classes trees explain the raw outputs, not the probabilities");
      const count = structure.roots.length;
      return yes(
        `the model declares ${count} ${count === 1 ? "tree" : "trees"}: values are exact, and the model is never asked`,
      );
    },
    make: ({ model, structure, output, background, ownBackground, interactions }) => {
      const transformed =
        output === "probability" && structure?.kind === "trees" && structure.link !== "identity";
      const data = interactions || !(ownBackground || transformed) ? {} : { data: background };
      return new TreeExplainer(model as never, { ...data, modelOutput: transformed ? "probability" : "raw" });
    },
  },
  exact: {
    automatic: true,
    fit: ({ features }) =>
      features <= EXACT_FEATURES
        ? yes(`${features} features have ${2 ** features} coalitions: all are asked, values are exact`)
        : no(`${features} features have too many coalitions`),
    make: (subject) =>
      new ExactExplainer(subject.model, subject.background, {
        ...gameOptions(subject),
        interactions: subject.interactions,
      }),
  },
  permutation: {
    automatic: true,
    fit: ({ interactions }) =>
      interactions
        ? no("walks along permutations tell no interactions")
        : yes("the model is a closed box: features are added one by one in random orders, forth and back"),
    make: (subject) =>
      new PermutationExplainer(subject.model, subject.background, {
        ...gameOptions(subject),
        ...(subject.maxEvals === undefined ? {} : { maxEvals: subject.maxEvals }),
      }),
  },
  kernel: {
    automatic: false,
    fit: ({ interactions }) =>
      interactions ? noPairs : yes("asked for: weighted regression on coalitions (Kernel SHAP)"),
    make: (subject) =>
      new KernelExplainer(subject.model, subject.background, {
        ...gameOptions(subject),
        ...(subject.maxEvals === undefined ? {} : { nsamples: subject.maxEvals }),
      }),
  },
  sampling: {
    automatic: false,
    fit: ({ interactions }) =>
      interactions ? noPairs : yes("asked for: sampled marginal contributions (Štrumbelj and Kononenko)"),
    make: (subject) =>
      new SamplingExplainer(subject.model, subject.background, {
        ...gameOptions(subject),
        ...(subject.maxEvals === undefined ? {} : { nsamples: subject.maxEvals }),
      }),
  },
  partition: {
    automatic: false,
    fit: ({ interactions }) =>
      interactions ? noPairs : yes("asked for: Owen values along a hierarchy of correlated features"),
    make: (subject) =>
      new PartitionExplainer(subject.model, subject.background, {
        ...gameOptions(subject),
        ...(subject.maxEvals === undefined ? {} : { maxEvals: subject.maxEvals }),
      }),
  },
  gradient: {
    automatic: false,
    fit: (subject) => networkFit(subject, "expected gradients of the network (an estimate)"),
    make: ({ model, background, seed, maxEvals }) =>
      new GradientExplainer(model as Predictor, background, {
        seed,
        ...(maxEvals === undefined ? {} : { nsamples: maxEvals }),
      }),
  },
  deep: {
    automatic: false,
    fit: (subject) => networkFit(subject, "DeepLIFT's rules, one pass through the network for each output"),
    make: ({ model, background }) => new DeepExplainer(model as Predictor, background),
  },
  additive: {
    automatic: false,
    fit: ({ interactions }) =>
      interactions ? noPairs : yes("asked for: the model is taken as a sum of functions of one feature each"),
    make: (subject) => new AdditiveExplainer(subject.model, subject.background, gameOptions(subject)),
  },
} satisfies Record<string, ExplainerKind>;

export type ExplainMethod = keyof typeof explainerKinds;

function networkFit({ structure, interactions }: Subject, what: string): Fit {
  if (structure?.kind !== "network") return no("the model declares no network of layers");
  return interactions ? noPairs : yes(`asked for: ${what}`);
}

function gameOptions({ output, outputNames, seed }: Subject): {
  readonly output: Subject["output"];
  readonly outputNames: Subject["outputNames"];
  readonly seed: number;
} {
  return { output, outputNames, seed };
}
