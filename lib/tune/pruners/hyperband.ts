/**
 * Hyperband: brackets of successive halving that stop early at different rates. A trial's bracket follows from a checksum
 * of the study's name and the trial's number, so that every process finds the same. Samplers see the trials of all brackets,
 * as Optuna's own do, whatever its documentation says. Source: Li et al., JMLR 18 (2018) 1-52; Optuna 5.0,
 * `pruners/_hyperband.py`. A bracket is found once for each trial; the rest costs what successive halving costs.
 */
import type { FrozenTrial } from "../frozen-trial.ts";
import type { StudyView } from "../study-view.ts";
import { BracketStudy } from "./bracket-study.ts";
import { crc32 } from "./crc32.ts";
import { wholeFrom } from "./option-checks.ts";
import { PerStudy } from "./per-study.ts";
import type { Pruner } from "./pruner.ts";
import { SuccessiveHalvingPruner } from "./successive-halving.ts";
import { wholeLog } from "../numeric/whole-log.ts";

export interface HyperbandPrunerOptions {
  /** Steps to the first rung; default 1. */
  readonly minResource?: number;
  /** Most steps of a trial. "auto", the default: those of complete trials when the first trial is judged. */
  readonly maxResource?: number | "auto";
  /** One in so many goes on at a rung; default 3. */
  readonly reductionFactor?: number;
  /** Trials that must reach a rung before any goes on from it; default 0. Not with "auto". */
  readonly bootstrapCount?: number;
}

/** The brackets of a study, once they are known. */
interface Brackets {
  readonly pruners: readonly SuccessiveHalvingPruner[];
  /** Shares of the brackets, summed up. */
  readonly ends: readonly number[];
  /** Bracket of each trial, by number. */
  readonly ofTrial: number[];
  readonly views: WeakMap<StudyView, readonly BracketStudy[]>;
}

/**
 * @example new HyperbandPruner({ minResource: 1, maxResource: 100, reductionFactor: 3 })
 * @throws RangeError for options out of range.
 */
export class HyperbandPruner implements Pruner {
  readonly name = "HyperbandPruner";
  readonly #minResource: number;
  readonly #maxResource: number | "auto";
  readonly #factor: number;
  readonly #bootstrapCount: number;
  readonly #brackets = new PerStudy<{ known: Brackets | undefined }>(() => ({ known: undefined }));

  constructor(options: HyperbandPrunerOptions = {}) {
    const { minResource = 1, maxResource = "auto", reductionFactor = 3, bootstrapCount = 0 } = options;
    const where = this.name;
    this.#minResource = wholeFrom(where, "minResource", minResource, 1);
    this.#maxResource =
      maxResource === "auto" ? "auto" : wholeFrom(where, 'maxResource, unless "auto",', maxResource, 1);
    this.#factor = wholeFrom(where, "reductionFactor", reductionFactor, 2);
    this.#bootstrapCount = wholeFrom(where, "bootstrapCount", bootstrapCount, 0);
    if (bootstrapCount > 0 && maxResource === "auto")
      throw new RangeError(
        `${where}: bootstrapCount and maxResource "auto" do not go together; got bootstrapCount ${bootstrapCount}; give maxResource`,
      );
  }

  prune(study: StudyView, trial: FrozenTrial): boolean {
    const kept = this.#brackets.of(study);
    kept.known ??= this.#make(study);
    if (kept.known === undefined) return false;
    const bracket = bracketOf(kept.known, study, trial);
    return kept.known.pruners[bracket]!.prune(viewOf(kept.known, study, bracket), trial);
  }

  #make(study: StudyView): Brackets | undefined {
    let maxResource = this.#maxResource;
    if (maxResource === "auto") {
      let most = -1;
      for (const { lastStep } of study.getTrials({ states: ["COMPLETE"] }))
        most = Math.max(most, lastStep ?? -1);
      if (most < 0) return undefined;
      maxResource = most + 1;
    }
    const ratio = maxResource / this.#minResource;
    const log = Number.isInteger(ratio) ? wholeLog(ratio) : Math.log(ratio);
    const count = Math.floor(log / wholeLog(this.#factor)) + 1;
    if (count < 1) return undefined;
    let end = 0;
    const ends = Array.from({ length: count }, (_, bracket) => {
      const s = count - 1 - bracket;
      return (end += Math.ceil((count * this.#factor ** s) / (s + 1)));
    });
    const pruners = ends.map(
      (_, bracket) =>
        new SuccessiveHalvingPruner({
          minResource: this.#minResource,
          reductionFactor: this.#factor,
          minEarlyStoppingRate: bracket,
          bootstrapCount: this.#bootstrapCount,
        }),
    );
    return { pruners, ends, ofTrial: [], views: new WeakMap() };
  }
}

function bracketOf(brackets: Brackets, study: StudyView, { number }: FrozenTrial): number {
  const { ends, ofTrial } = brackets;
  let bracket = ofTrial[number];
  if (bracket === undefined) {
    const draw = crc32(`${study.studyName}_${number}`) % ends.at(-1)!;
    bracket = ends.findIndex((end) => draw < end);
    ofTrial[number] = bracket;
  }
  return bracket;
}

function viewOf(brackets: Brackets, study: StudyView, bracket: number): BracketStudy {
  let views = brackets.views.get(study);
  if (views === undefined) {
    views = brackets.pruners.map(
      (_, b) => new BracketStudy(study, (trial) => bracketOf(brackets, study, trial) === b),
    );
    brackets.views.set(study, views);
  }
  return views[bracket]!;
}
