/**
 * Explanations: what each feature added to what a model says. A port of SHAP (`shap-ts`) and LIME with their names and defaults, global
 * views, and `explain`, which chooses by the structure that a model declares.
 */
export { backgroundOf, type Background, type BackgroundOptions } from "./background.ts";
export { clusterLeaves } from "./clustering.ts";
export { Explainer, type ExplainOptions } from "./explainer.ts";
export {
  batchModel,
  explainedModel,
  type Answers,
  type BatchFunction,
  type ExplainedModel,
  type ModelOutput,
} from "./explained-model.ts";
export { Explanation, type ExplanationParts } from "./explanation.ts";
export type { Game, Solution } from "./game.ts";
export { GameExplainer, type GameExplainerOptions } from "./game-explainer.ts";
export type { BatchModel, Masker } from "./masker.ts";
export { tabularMasker } from "./maskers/tabular.ts";
export { plots, type BarOptions, type OutputOption } from "./plots.ts";
