/** Every sampler with what it promises, for the contract of samplers. Each has one line, or one for each of its modes. */
import {
  BruteForceSampler,
  CategoricalDistribution,
  CmaEsSampler,
  type Distribution,
  GPSampler,
  GridSampler,
  NSGAIIISampler,
  NSGAIISampler,
  type ParamValue,
  PartialFixedSampler,
  PolynomialMutation,
  QMCSampler,
  RandomSampler,
  type Sampler,
  SBXCrossover,
  type SearchSpace,
  TPESampler,
} from "../../lib/tune/index.ts";

/** What a sampler promises beyond drawing values that fit. */
export interface Promises {
  /** Several objectives; otherwise it refuses them. */
  readonly multiObjective: boolean;
  /** Prefers trials that keep their constraints. */
  readonly constraints: boolean;
  /** Ranges and parameters may change from trial to trial; otherwise the space is given beforehand. */
  readonly dynamicSpace: boolean;
  /** The same seed gives the same trials. */
  readonly reproducible: boolean;
  /** Takes floats without a step. */
  readonly continuous: boolean;
  /** Trials after which it is better than random search in the median on a bowl; null where that is not promised. */
  readonly beatsRandom: number | null;
  /** Its trials take so long that laws look at fewer of them. */
  readonly costly?: true;
}

export interface SamplerEntry extends Promises {
  readonly name: string;
  /** @param space what will be suggested, for samplers that want to know. */
  make(seed: number, space: SearchSpace): Sampler;
}

const plain: Promises = {
  multiObjective: true,
  constraints: false,
  dynamicSpace: true,
  reproducible: true,
  continuous: true,
  beatsRandom: null,
};
const learning: Promises = { ...plain, constraints: true, beatsRandom: 60 };
const genetic: Promises = { ...plain, constraints: true, beatsRandom: 200 };
const populationSize = 10;

export const samplerTable: readonly SamplerEntry[] = [
  { name: "RandomSampler", ...plain, make: (seed) => new RandomSampler({ seed }) },
  { name: "TPESampler", ...learning, make: (seed) => new TPESampler({ seed }) },
  {
    name: "TPESampler, univariate",
    ...learning,
    make: (seed) => new TPESampler({ seed, multivariate: false, constantLiar: false }),
  },
  {
    name: "TPESampler, multivariate in groups",
    ...learning,
    make: (seed) => new TPESampler({ seed, multivariate: true, group: true }),
  },
  { name: "NSGAIISampler", ...genetic, make: (seed) => new NSGAIISampler({ seed, populationSize }) },
  {
    name: "NSGAIISampler, SBX and polynomial mutation",
    ...genetic,
    make: (seed) =>
      new NSGAIISampler({
        seed,
        populationSize,
        crossover: new SBXCrossover(),
        mutation: new PolynomialMutation(),
      }),
  },
  // For many objectives; of one it promises nothing.
  {
    name: "NSGAIIISampler",
    ...genetic,
    beatsRandom: null,
    make: (seed) => new NSGAIIISampler({ seed, populationSize }),
  },
  { name: "QMCSampler, Sobol", ...plain, make: (seed) => new QMCSampler({ seed }) },
  {
    name: "QMCSampler, Halton scrambled",
    ...plain,
    make: (seed) => new QMCSampler({ seed, qmcType: "halton", scramble: true }),
  },
  {
    name: "CmaEsSampler",
    ...plain,
    multiObjective: false,
    beatsRandom: 100,
    make: (seed) => new CmaEsSampler({ seed }),
  },
  {
    name: "CmaEsSampler, with margin",
    ...plain,
    multiObjective: false,
    beatsRandom: 100,
    make: (seed) => new CmaEsSampler({ seed, withMargin: true }),
  },
  {
    name: "CmaEsSampler, separable",
    ...plain,
    multiObjective: false,
    beatsRandom: 100,
    make: (seed) => new CmaEsSampler({ seed, useSeparableCma: true, popsize: 6 }),
  },
  {
    name: "GPSampler",
    ...plain,
    constraints: true,
    beatsRandom: 30,
    costly: true,
    make: (seed) => new GPSampler({ seed, nStartupTrials: 5 }),
  },
  {
    name: "GridSampler",
    ...plain,
    dynamicSpace: false,
    make: (seed, space) => new GridSampler(gridOf(space), { seed }),
  },
  {
    name: "BruteForceSampler",
    ...plain,
    dynamicSpace: false,
    continuous: false,
    make: (seed) => new BruteForceSampler({ seed }),
  },
  {
    name: "PartialFixedSampler",
    ...plain,
    make: (seed) => new PartialFixedSampler({ steady: 0.5 }, new RandomSampler({ seed })),
  },
];

/** A few values of each parameter. */
function gridOf(space: SearchSpace): Record<string, readonly ParamValue[]> {
  return Object.fromEntries([...space].map(([name, distribution]) => [name, valuesOf(distribution)]));
}

function valuesOf(distribution: Distribution): readonly ParamValue[] {
  if (distribution instanceof CategoricalDistribution) return distribution.choices;
  const { low, high, step } = distribution;
  return [...new Set([low, step === null ? (low + high) / 2 : low + step, high])].filter((value) =>
    distribution.contains(value),
  );
}
