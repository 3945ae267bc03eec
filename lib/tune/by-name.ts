/** Samplers and pruners by the short names that the command line uses. */
import { NopPruner } from "./pruners/nop.ts";
import type { Pruner } from "./pruners/pruner.ts";
import { RandomSampler } from "./samplers/random.ts";
import type { Sampler } from "./samplers/sampler.ts";

/** Makers of samplers; the seed may be missing. */
export const samplersByName = Object.freeze({
  random: (seed?: number): Sampler => new RandomSampler(withSeed(seed)),
});

/** Makers of pruners with their defaults. */
export const prunersByName = Object.freeze({
  none: (): Pruner => new NopPruner(),
});

export type SamplerName = keyof typeof samplersByName;
export type PrunerName = keyof typeof prunersByName;

const withSeed = (seed: number | undefined): { seed?: number } => (seed === undefined ? {} : { seed });
