/** Samplers and pruners by the short names that the command line uses. */
import { HyperbandPruner } from "./pruners/hyperband.ts";
import { MedianPruner } from "./pruners/median.ts";
import { NopPruner } from "./pruners/nop.ts";
import type { Pruner } from "./pruners/pruner.ts";
import { SuccessiveHalvingPruner } from "./pruners/successive-halving.ts";
import { WilcoxonPruner } from "./pruners/wilcoxon.ts";
import { BruteForceSampler } from "./samplers/brute-force.ts";
import { CmaEsSampler } from "./samplers/cmaes/cmaes-sampler.ts";
import { GPSampler } from "./samplers/gp/gp-sampler.ts";
import { NSGAIISampler } from "./samplers/nsga/nsgaii.ts";
import { NSGAIIISampler } from "./samplers/nsga/nsgaiii.ts";
import { QMCSampler } from "./samplers/qmc/qmc-sampler.ts";
import { RandomSampler } from "./samplers/random.ts";
import type { Sampler } from "./samplers/sampler.ts";
import { TPESampler } from "./samplers/tpe/tpe-sampler.ts";

interface Seeded {
  readonly seed?: number;
}

/** Makers of samplers with their defaults. */
export const samplersByName = Object.freeze({
  tpe: (options: Seeded): Sampler => new TPESampler(options),
  gp: (options: Seeded): Sampler => new GPSampler(options),
  cmaes: (options: Seeded): Sampler => new CmaEsSampler(options),
  nsga2: (options: Seeded): Sampler => new NSGAIISampler(options),
  nsga3: (options: Seeded): Sampler => new NSGAIIISampler(options),
  qmc: (options: Seeded): Sampler => new QMCSampler(options),
  random: (options: Seeded): Sampler => new RandomSampler(options),
  brute: (options: Seeded): Sampler => new BruteForceSampler(options),
});

/** Makers of pruners with their defaults. */
export const prunersByName = Object.freeze({
  none: (): Pruner => new NopPruner(),
  median: (): Pruner => new MedianPruner(),
  halving: (): Pruner => new SuccessiveHalvingPruner(),
  hyperband: (): Pruner => new HyperbandPruner(),
  wilcoxon: (): Pruner => new WilcoxonPruner(),
});

export type SamplerName = keyof typeof samplersByName;
export type PrunerName = keyof typeof prunersByName;

/** The sampler of a name, with a seed where one is given. */
export function samplerNamed(name: SamplerName, seed?: number): Sampler {
  return samplersByName[name](seed === undefined ? {} : { seed });
}
