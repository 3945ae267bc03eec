/** Every model of the table with the parameters and the excuses that the contract's laws take it with. One line a model. */
import type { Estimator } from "../../lib/models/index.ts";
import { modelTable } from "../../lib/models/index.ts";

/** What a model may be excused from, each with a reason. */
export type Law =
  | "predicts its most probable class"
  | "weights are repetition"
  | "order of rows does not matter"
  | "refuses one class"
  | "refuses missing features"
  | "refuses text"
  | "is made of parameters"
  | "is stored";

export interface Example {
  readonly params?: Readonly<Record<string, unknown>>;
  /** For a model whose parameters are no plain record: another model inside, say. */
  readonly make?: () => Promise<Estimator>;
  /** "counts": features must be 0 or more. */
  readonly features?: "counts";
  /** "refused": giving weights is an error. */
  readonly weights?: "refused";
  readonly excused?: Readonly<Partial<Record<Law, string>>>;
}

const ignores = "ignores its features, so any will do";
const dummy = {
  "refuses missing features": ignores,
  "refuses text": ignores,
};

export const examples: Readonly<Record<string, Example>> = {
  BernoulliNB: { params: { binarize: 1 } },
  ComplementNB: { features: "counts" },
  DummyClassifier: { excused: { ...dummy, "refuses one class": "one class is an answer" } },
  DummyRegressor: { excused: dummy },
  ElasticNet: { params: { alpha: 0.1, tol: 1e-10 } },
  GaussianNB: {},
  KNeighborsClassifier: { weights: "refused" },
  KNeighborsRegressor: { weights: "refused" },
  Lasso: { params: { alpha: 0.1, tol: 1e-10 } },
  LinearRegression: {},
  LogisticRegression: {},
  MultinomialNB: { features: "counts" },
  Ridge: {},
};

/** A model of the table, unfitted. */
export async function makeModel(name: string, changes: Record<string, unknown> = {}): Promise<Estimator> {
  const { make, params } = examples[name]!;
  if (make !== undefined) return (await make()).clone(changes);
  const model = await modelTable[name]!();
  return new model({ ...params, ...changes } as never);
}
