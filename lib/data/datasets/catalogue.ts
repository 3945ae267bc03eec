/** The data sets that ship with Assay, by name. A new one: its record here, its source in scripts/make-datasets.mjs. */
import { birdstrikes } from "./birdstrikes.ts";
import { breastCancer } from "./breast-cancer.ts";
import { cars } from "./cars.ts";
import { diabetes } from "./diabetes.ts";
import { digits } from "./digits.ts";
import { flights2k } from "./flights-2k.ts";
import { germanCredit } from "./german-credit.ts";
import { iris } from "./iris.ts";
import { movies } from "./movies.ts";
import { penguins } from "./penguins.ts";
import type { Provenance } from "./provenance.ts";
import { seattleWeather } from "./seattle-weather.ts";
import { stateOfTheUnion } from "./state-of-the-union.ts";
import { wine } from "./wine.ts";

export const catalogue = {
  penguins,
  iris,
  wine,
  "breast-cancer": breastCancer,
  diabetes,
  "german-credit": germanCredit,
  cars,
  movies,
  birdstrikes,
  "flights-2k": flights2k,
  "seattle-weather": seattleWeather,
  "state-of-the-union": stateOfTheUnion,
  digits,
} as const satisfies Readonly<Record<string, Provenance>>;

export type DatasetName = keyof typeof catalogue;
