/** What a running trial needs of its study. */
import type { Pruner } from "./pruners/pruner.ts";
import type { Sampler } from "./samplers/sampler.ts";
import type { StudyView } from "./study-view.ts";

export interface TrialStudy extends StudyView {
  readonly sampler: Sampler;
  readonly pruner: Pruner;
}
