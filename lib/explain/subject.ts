/** What is to be explained, as the choice of an explainer needs to know it. */
import type { ModelStructure, Predictor } from "../models/index.ts";
import type { Background } from "./background.ts";
import type { BatchFunction, ModelOutput } from "./explained-model.ts";

export interface Subject {
  readonly model: Predictor | BatchFunction;
  readonly structure: ModelStructure | undefined;
  /** p. */
  readonly features: number;
  /** Rows that masked features are taken from. */
  readonly background: Background;
  /** Whether the caller gave the background, or it is the rows themselves. */
  readonly ownBackground: boolean;
  readonly output: ModelOutput;
  readonly outputNames: readonly string[] | undefined;
  readonly interactions: boolean;
  readonly seed: number;
  /** Coalitions for each row that sampling explainers may ask for; undefined for the explainer's own default. */
  readonly maxEvals: number | undefined;
}
