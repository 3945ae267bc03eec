/** Every sampler of the table obeys the contract of samplers, and broken ones do not. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { terminal } from "../../lib/core/index.ts";
import {
  CategoricalDistribution,
  type Distribution,
  type FrozenTrial,
  IntDistribution,
  type ParamValue,
  RandomSampler,
  type Sampler,
  type StudyView,
} from "../../lib/tune/index.ts";
import * as tune from "../../lib/tune/index.ts";
import { brokenLaws, faultUnder, laws } from "./sampler-laws.ts";
import { type SamplerEntry, samplerTable } from "./sampler-table.ts";

beforeEach(() => {
  // Samplers warn of fallbacks, and failed trials of their values; neither is of interest here.
  vi.spyOn(terminal, "warn").mockReturnValue();
});

it("has a line for every sampler", () => {
  const exported = Object.keys(tune).filter((name) => name.endsWith("Sampler"));
  const held = new Set(samplerTable.map(({ name }) => name.split(",")[0]));
  expect(held).toEqual(new Set(exported));
});

describe.each(samplerTable)("$name", (entry) => {
  for (const law of laws)
    if (law.appliesTo?.(entry) !== false)
      it(law.what, () => {
        expect(faultUnder(law, entry)).toBeNull();
      });
});

type Change = (
  value: ParamValue,
  at: { readonly study: StudyView; readonly name: string; readonly distribution: Distribution },
) => ParamValue;

/** Random search, each value of which is changed. */
function changed(change: Change, random = (seed: number): Sampler => new RandomSampler({ seed })) {
  return (seed: number): Sampler => {
    const base = random(seed);
    return {
      name: "changed",
      inferRelativeSearchSpace: () => new Map(),
      sampleRelative: () => ({}),
      sampleIndependent: (study, trial, name, distribution) =>
        change(base.sampleIndependent(study, trial, name, distribution), { study, name, distribution }),
      reseedRng: () => base.reseedRng(),
    };
  };
}

const random = samplerTable[0]!;
const shared = new RandomSampler({ seed: 1 });
const trialsOf = (study: StudyView): readonly FrozenTrial[] => study.getTrials();
const refuseWhere = (rule: (trials: readonly FrozenTrial[]) => boolean): Change => {
  return (value, { study }) => {
    if (rule(trialsOf(study))) throw new Error("cannot read the history");
    return value;
  };
};

/** Faults, and a law that each breaks. */
const twins: readonly (readonly [fault: string, law: RegExp, twin: Partial<SamplerEntry>])[] = [
  [
    "off by one step",
    /values lie in the range/,
    {
      make: changed((value, { distribution }) =>
        distribution instanceof IntDistribution ? (value as number) + distribution.step : value,
      ),
    },
  ],
  [
    "off by one step, cut off at the end",
    /every value of a small range comes/,
    {
      make: changed((value, { distribution }) =>
        distribution instanceof IntDistribution
          ? Math.min((value as number) + distribution.step, distribution.high)
          : value,
      ),
    },
  ],
  [
    "off the lattice",
    /values lie in the range/,
    {
      make: changed((value, { distribution }) =>
        distribution.name === "FloatDistribution" && distribution.step !== null
          ? Math.min((value as number) + distribution.step / 3, distribution.high)
          : value,
      ),
    },
  ],
  [
    "indices for choices",
    /values lie in the range/,
    {
      make: changed((value, { distribution }) =>
        distribution instanceof CategoricalDistribution ? distribution.toInternalRepr(value) : value,
      ),
    },
  ],
  [
    "no logarithm of whole numbers alone",
    /each kind of range can be sampled alone/,
    {
      make: changed((value, { study, distribution }) =>
        trialsOf(study).length > 1 && distribution instanceof IntDistribution && distribution.log ? 0 : value,
      ),
    },
  ],
  [
    "the range that it saw first",
    /ranges may move/,
    {
      make: (seed) => {
        const first = new Map<string, ParamValue>();
        return changed((value, { name }) => first.get(name) ?? (first.set(name, value), value))(seed);
      },
    },
  ],
  [
    "wants a value of each trial that ended",
    /failed, pruned and infinite/,
    {
      make: changed(
        refuseWhere((trials) => trials.some((trial) => trial.state !== "RUNNING" && trial.values === null)),
      ),
    },
  ],
  [
    "takes the trial before for ended",
    /another order/,
    { make: changed(refuseWhere((trials) => trials.at(-2)?.state === "RUNNING")) },
  ],
  [
    "looks for its own parameters in every trial",
    /trials of another sampler/,
    {
      make: changed(
        refuseWhere((trials) =>
          trials.some((trial) => trial.state === "COMPLETE" && Object.hasOwn(trial.params, "elsewhere")),
        ),
      ),
    },
  ],
  [
    "one stream of random numbers for all",
    /share no state/,
    {
      make: changed(
        (value) => value,
        () => shared,
      ),
    },
  ],
  [
    "always the same seed",
    /the same seed/,
    {
      make: changed(
        (value) => value,
        () => new RandomSampler({ seed: 0 }),
      ),
    },
  ],
  [
    "takes little for good whatever the direction",
    /maximising is minimising/,
    {
      make: changed((value, { study, distribution }) =>
        distribution.name === "FloatDistribution" && (trialsOf(study).at(-2)?.values?.[0] ?? 1) < 0
          ? distribution.low
          : value,
      ),
    },
  ],
  [
    "reads value where there are several",
    /several objectives are handled/,
    { make: changed(refuseWhere((trials) => trials.some((trial) => Number.isNaN(trial.value)))) },
  ],
  [
    "takes several objectives and says it refuses them",
    /several objectives are refused/,
    { multiObjective: false },
  ],
  [
    "draws what it was not asked for",
    /held fixed/,
    {
      make: (seed) => ({
        ...changed((value) => value)(seed),
        inferRelativeSearchSpace: () => new Map([["int", new IntDistribution(-3, 3)]]),
        sampleRelative: () => ({ int: 1 }),
      }),
    },
  ],
  [
    "finds trials by their number",
    /a part of the study/,
    {
      make: changed((value, { study }) => {
        for (const [i, trial] of study.getTrials().entries())
          if (trial.number !== i) throw new Error(`trial ${i} is not there`);
        return value;
      }),
    },
  ],
  ["says it learns, and does not", /better than random search/, { beatsRandom: 50 }],
  ["says it minds constraints, and does not", /constraints become frequent/, { constraints: true }],
];

describe("broken twins are rejected", () => {
  it.each(twins)("%s", (_, law, twin) => {
    expect(brokenLaws({ ...random, ...twin })).toContainEqual(expect.stringMatching(law));
  });

  it("a wrapper that changes nothing is not", () => {
    expect(brokenLaws({ ...random, make: changed((value) => value) })).toEqual([]);
  });

  it("every law has a twin that breaks it, but for enqueued values, which no sampler is asked for", () => {
    const rejected = laws.filter(({ what }) => twins.some(([, law]) => law.test(what)));
    expect(laws.filter((law) => !rejected.includes(law)).map(({ what }) => what)).toEqual([
      "enqueued values are used, and the others drawn",
    ]);
  });
});
