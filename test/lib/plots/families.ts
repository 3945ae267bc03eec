/** Every family of plots with results to draw: real ones, empty ones, single points, hostile and very long names, too many points. */
import { ksTwoSample } from "../../../lib/core/index.ts";
import {
  frameDataset,
  load,
  type ColumnProfile,
  type Frame,
  type Missingness,
} from "../../../lib/data/index.ts";
import * as plots from "../../../lib/plots/index.ts";
import { explanationFamilies } from "./explanation-families.ts";
import { family, HOSTILE, LONG, type Family } from "./family.ts";
import { studyFamilies } from "./study-families.ts";
import { validationFamilies } from "./validation-families.ts";

export const NOW = Date.UTC(2016, 0, 5);
const DAY = 86_400_000;

/** What the plots are drawn from, of one embedded table. */
export interface Material {
  readonly frame: Frame;
  readonly profiles: readonly ColumnProfile[];
  readonly missingness: Missingness;
}

export async function material(frame: Frame): Promise<Material> {
  const dataset = frameDataset(frame);
  const profiles: ColumnProfile[] = [];
  for await (const profile of dataset.profile()) profiles.push(profile);
  return { frame, profiles, missingness: await dataset.missingness() };
}

/** A column's numbers; what is missing is NaN. */
export function numbers(frame: Frame, name: string): Float64Array {
  const column = frame.column(name);
  if (column.type !== "number") throw new TypeError(`numbers: ${name} must be a number column`);
  return column.values;
}

export async function families(): Promise<Family[]> {
  const [penguins, movies, weather] = (await Promise.all(
    (["penguins", "movies", "seattle-weather"] as const).map((name) => material(load(name))),
  )) as [Material, Material, Material];
  const half = weather.frame.length >> 1;
  const [before, after] = await Promise.all([
    material(weather.frame.slice(0, half)),
    material(weather.frame.slice(half)),
  ]);
  return [
    distributions({ penguins, movies, weather }),
    choicePaths(),
    family("missing", plots.missingFigure, plots.missingSvg, plots.missingWords, {
      penguins: plots.missingInfo(penguins.profiles, { limit: 0.05 }),
      movies: plots.missingInfo(movies.profiles, { limit: 0.05 }),
      complete: plots.missingInfo(weather.profiles),
      none: plots.missingInfo([]),
      "no rows": plots.missingInfo([{ name: "x", n: 0, missing: 0 }]),
      hostile: plots.missingInfo(
        [HOSTILE, LONG, ""].map((name, i) => ({ name, n: 100, missing: 100 - i })),
        { limit: 0.99 },
      ),
      many: plots.missingInfo(
        Array.from({ length: 3000 }, (_, i) => ({ name: `${HOSTILE} ${i}`, n: 1e9, missing: i * 7 })),
      ),
    }),
    family("pattern", plots.patternFigure, plots.patternSvg, plots.patternWords, {
      penguins: plots.patternInfo(penguins.missingness, penguins.frame.length),
      movies: plots.patternInfo(movies.missingness, movies.frame.length),
      complete: plots.patternInfo(weather.missingness, weather.frame.length),
      none: plots.patternInfo(NO_MISSINGNESS, 0),
      hostile: plots.patternInfo(hostileMissingness(), 100),
      many: plots.patternInfo(manyMissingness(200), 4000),
    }),
    family("nullity", plots.nullityFigure, plots.nullitySvg, plots.nullityWords, {
      penguins: plots.nullityInfo(penguins.missingness, penguins.frame.length),
      movies: plots.nullityInfo(movies.missingness, movies.frame.length),
      none: plots.nullityInfo(NO_MISSINGNESS, 0),
      hostile: plots.nullityInfo(hostileMissingness(), 100),
      many: plots.nullityInfo(manyMissingness(200), 4000),
    }),
    family("association", plots.associationFigure, plots.associationSvg, plots.associationWords, {
      penguins: plots.associationInfo(pearsonPairs(penguins)),
      movies: plots.associationInfo(pearsonPairs(movies)),
      none: plots.associationInfo([]),
      one: plots.associationInfo([{ a: HOSTILE, b: LONG, value: null, method: HOSTILE, n: 0, reason: LONG }]),
      many: plots.associationInfo(manyPairs(60)),
    }),
    family("noise matrix", plots.noiseMatrixFigure, plots.noiseMatrixSvg, plots.noiseMatrixWords, {
      penguins: plots.noiseMatrixInfo({
        classes: ["Adelie", "Chinstrap", "Gentoo"],
        counts: [149, 3, 0, 5, 63, 0, 0, 0, 124],
      }),
      digits: plots.noiseMatrixInfo({
        classes: [..."0123456789"],
        counts: Array.from({ length: 100 }, (_, i) =>
          i % 11 === 0 ? 160 + i / 11 : (i * 7) % 13 < 4 ? i % 6 : 0,
        ),
      }),
      none: plots.noiseMatrixInfo({ classes: [], counts: [] }),
      one: plots.noiseMatrixInfo({ classes: ["yes"], counts: [9] }),
      "no rows": plots.noiseMatrixInfo({ classes: ["yes", "no"], counts: [0, 0, 0, 0] }),
      agreed: plots.noiseMatrixInfo({ classes: ["yes", "no"], counts: [7, 0, 0, 3] }),
      hostile: plots.noiseMatrixInfo({
        classes: [HOSTILE, LONG, ""],
        counts: [9.4, 1.2, 3, 0, 0, 0, 2, 1, 5],
      }),
      many: plots.noiseMatrixInfo({
        classes: Array.from({ length: 120 }, (_, i) => `${HOSTILE} ${i}`),
        counts: Array.from({ length: 120 * 120 }, (_, i) => (i * i) % 97),
      }),
    }),
    family("timeline", plots.timelineFigure, plots.timelineSvg, plots.timelineWords, {
      weather: timeline(weather, NOW),
      "with gaps": plots.timelineInfo({
        name: "measured at",
        edges: Array.from({ length: 41 }, (_, i) => NOW + (i - 38) * 7 * DAY),
        counts: Array.from({ length: 40 }, (_, i) =>
          i > 8 && i < 13 ? 0 : i === 20 ? 0 : 20 + ((i * 37) % 29),
        ),
        now: NOW,
        limitDays: 60,
      }),
      old: timeline(weather, NOW + 3000 * DAY),
      none: plots.timelineInfo({ name: "t", edges: [], counts: [], now: NOW }),
      "one moment": plots.timelineInfo({ name: HOSTILE, edges: [NOW, NOW], counts: [1], now: NOW }),
      "outside of the calendar": plots.timelineInfo({
        name: LONG,
        edges: [-1e17, 1e17],
        counts: [2],
        now: NOW,
      }),
    }),
    family("drift", plots.driftFigure, plots.driftSvg, plots.driftWords, {
      weather: plots.driftInfo(ksOf(before, after), { warn: 0.1, fail: 0.2 }),
      none: plots.driftInfo([]),
      same: plots.driftInfo([{ name: "x", value: 0, statistic: "KS" }]),
      hostile: plots.driftInfo(
        [0.4, 0.15, NaN, null, 0.01].map((value, i) => ({
          name: [HOSTILE, LONG, "", "empty", "x"][i]!,
          value,
          statistic: i === 1 ? LONG : HOSTILE,
          reason: i === 3 ? LONG : HOSTILE,
        })),
        { warn: 0.1, fail: 0.2 },
      ),
      many: plots.driftInfo(
        Array.from({ length: 3000 }, (_, i) => ({ name: `${LONG} ${i}`, value: i / 3000, statistic: "KS" })),
        { fail: 0.1 },
      ),
    }),
    family("overlay", plots.overlayFigure, plots.overlaySvg, plots.overlayWords, {
      ...Object.fromEntries(
        before.profiles.map((profile, i): [string, plots.OverlayInfo] => [
          profile.name,
          plots.profileOverlayInfo(profile, after.profiles[i]!, ["first half", "second half"]),
        ]),
      ),
      none: plots.overlayInfo({ name: "x", edges: [0, 1], reference: [0], current: [0] }),
      "one side": plots.overlayInfo({ name: "x", edges: [0, 1, 2], reference: [3, 4], current: [0, 0] }),
      hostile: plots.overlayInfo({
        name: HOSTILE,
        categories: [HOSTILE, LONG, ""],
        reference: [1, 2, 3],
        current: [4, 5, 6],
        names: [LONG, HOSTILE],
      }),
      many: plots.overlayInfo({
        name: LONG,
        categories: Array.from({ length: 3000 }, (_, i) => `${HOSTILE} ${i}`),
        reference: Array.from({ length: 3000 }, (_, i) => i),
        current: Array.from({ length: 3000 }, (_, i) => 3000 - i),
      }),
    }),
    outliers({ penguins, movies }),
    ...validationFamilies(),
    ...studyFamilies(),
    ...explanationFamilies(),
  ];
}

/** Tukey's fences over one column. */
export function tukey(name: string, values: Float64Array, profile: ColumnProfile): plots.OutlierInfo {
  const { "0.25": q1, "0.75": q3 } = profile.numeric!.quantiles!;
  const fences = [q1! - 1.5 * (q3! - q1!), q3! + 1.5 * (q3! - q1!)] as const;
  const flagged = [...values.keys()].filter((i) => values[i]! < fences[0] || values[i]! > fences[1]);
  return plots.outlierInfo({ name, values, flagged, fences, method: "Tukey's fences, 1.5 IQR" });
}

export function ksOf(before: Material, after: Material): plots.DriftFeature[] {
  return before.profiles.map(({ name, type }) =>
    type === "number"
      ? {
          name,
          value: ksTwoSample(numbers(before.frame, name), numbers(after.frame, name)).statistic,
          statistic: "KS",
        }
      : { name, value: null, statistic: "KS", reason: "not a number" },
  );
}

export function timeline({ profiles }: Material, now: number): plots.TimelineInfo {
  const { name, date } = profiles.find((profile) => profile.date !== null)!;
  return plots.timelineInfo({ name, ...date!.histogram!, newest: date!.max, now });
}

/** Pearson's correlation over the rows where both are present. */
export function pearsonPairs({ frame, profiles }: Material): plots.AssociationPair[] {
  return profiles.flatMap(({ name: b }, j) =>
    profiles.slice(0, j).map(({ name: a }): plots.AssociationPair => {
      const typed = [a, b].every((name) => frame.column(name).type === "number");
      if (!typed) return { a, b, value: null, method: "Pearson", n: 0, reason: "not numbers" };
      const [x, y] = [numbers(frame, a), numbers(frame, b)];
      const rows = [...x.keys()].filter((i) => Number.isFinite(x[i]! + y[i]!));
      const mean = (of: Float64Array): number => rows.reduce((sum, i) => sum + of[i]!, 0) / rows.length;
      const [mx, my] = [mean(x), mean(y)];
      const [xy, xx, yy] = rows.reduce(
        ([p, q, r], i) => {
          const [dx, dy] = [x[i]! - mx, y[i]! - my];
          return [p + dx * dy, q + dx * dx, r + dy * dy] as const;
        },
        [0, 0, 0] as readonly [number, number, number],
      );
      return { a, b, value: xy / Math.sqrt(xx * yy), method: "Pearson", n: rows.length };
    }),
  );
}

function distributions(tables: Readonly<Record<string, Material>>): Family {
  const infos: Record<string, plots.DistributionInfo> = {};
  for (const [table, { frame, profiles }] of Object.entries(tables))
    for (const profile of profiles)
      infos[`${table} ${profile.name}`] = plots.distributionInfo(
        profile,
        profile.type === "number" ? { values: numbers(frame, profile.name) } : {},
      );
  const number = tables["penguins"]!.profiles.find(({ numeric }) => numeric !== null)!;
  const word = tables["penguins"]!.profiles.find(({ type }) => type === "string")!;
  const alone = {
    ...number.numeric!,
    min: 3,
    max: 3,
    quantiles: { "0.25": 3, "0.5": 3, "0.75": 3 },
    histogram: { edges: [3, 3], counts: [1] },
  };
  return family("distribution", plots.distributionFigure, plots.distributionSvg, plots.distributionWords, {
    ...infos,
    "no rows": plots.distributionInfo({ ...number, n: 0, missing: 0 }),
    "all missing": plots.distributionInfo({ ...number, missing: number.n }),
    "one value": plots.distributionInfo({ ...number, n: 1, missing: 0, numeric: alone }),
    hostile: plots.distributionInfo({
      ...word,
      name: HOSTILE,
      distinct: 40,
      top: [HOSTILE, LONG, "", " ", HOSTILE].map((value, i) => ({ value, count: 50 - i })),
    }),
    "long name": plots.distributionInfo({ ...number, name: LONG }),
  });
}

function outliers({ penguins, movies }: Record<"penguins" | "movies", Material>): Family {
  const of = (table: Material, name: string): plots.OutlierInfo =>
    tukey(
      name,
      numbers(table.frame, name),
      table.profiles.find((profile) => profile.name === name)!,
    );
  const wave = Float64Array.from({ length: 5000 }, (_, i) => Math.sin(i) * 3 + (i % 4 === 0 ? i / 50 : 0));
  return family("outliers", plots.outlierFigure, plots.outlierSvg, plots.outlierWords, {
    penguins: of(penguins, "Body Mass (g)"),
    movies: of(movies, "Production Budget"),
    none: plots.outlierInfo({ name: "x", values: [], flagged: [] }),
    "not finite": plots.outlierInfo({ name: "x", values: [NaN, Infinity], flagged: [1] }),
    one: plots.outlierInfo({ name: HOSTILE, values: [3], flagged: [0], fences: [3, 3], method: HOSTILE }),
    "1000 flagged": plots.outlierInfo({
      name: LONG,
      values: wave.subarray(0, 2000),
      flagged: Array.from({ length: 1000 }, (_, i) => i * 2),
      method: LONG,
    }),
    "more flagged": plots.outlierInfo({
      name: "wave",
      values: wave,
      flagged: Array.from({ length: 1250 }, (_, i) => i * 4),
      fences: [-4, null],
    }),
  });
}

const NO_MISSINGNESS: Missingness = {
  columns: [],
  completeRows: 0,
  patterns: [],
  patternCount: 0,
  together: new Float64Array(0),
};

function hostileMissingness(): Missingness {
  return {
    columns: [HOSTILE, LONG, ""],
    completeRows: 50,
    patterns: [
      { key: "000", count: 50 },
      { key: "110", count: 30 },
      { key: "001", count: 20 },
    ],
    patternCount: 3,
    together: Float64Array.from([30, 30, 0, 30, 30, 0, 0, 0, 20]),
  };
}

function manyMissingness(p: number): Missingness {
  const together = new Float64Array(p * p);
  for (let i = 0; i < p; i++)
    for (let j = 0; j < p; j++) together[i * p + j] = i === j ? 20 + i : Math.min(i, j) % 7;
  return {
    columns: Array.from({ length: p }, (_, i) => `${LONG} ${i}`),
    completeRows: 100,
    patterns: Array.from({ length: 60 }, (_, i) => ({
      key: Array.from({ length: p }, (__, j) => ((i * j) % 5 === 1 ? "1" : "0")).join(""),
      count: 200 - i,
    })),
    patternCount: 900,
    together,
  };
}

function manyPairs(p: number): plots.AssociationPair[] {
  return Array.from({ length: p }, (_, i) =>
    Array.from({ length: i }, (__, j): plots.AssociationPair => ({
      a: `${LONG} ${i}`,
      b: `${LONG} ${j}`,
      value: (i * j) % 11 === 3 ? null : Math.sin(i * j),
      method: HOSTILE,
      n: 333,
    })),
  ).flat();
}

function choicePaths(): Family {
  const steps = (names: readonly string[], taken: number | null): plots.ChoicePathSource["steps"] =>
    names.map((question) => ({
      question,
      options: names.map((name, i) => ({ name, result: name, ...(i === 1 && { from: [0] }) })),
      taken,
    }));
  return family("choice path", plots.choicePathFigure, plots.choicePathSvg, plots.choicePathWords, {
    taken: plots.choicePathInfo({ steps: steps(["rows", "latency", "size"], 0) }),
    "not taken": plots.choicePathInfo({ title: "Which?", remark: "of two", steps: steps(["a", "b"], null) }),
    none: plots.choicePathInfo({ steps: [] }),
    "no options": plots.choicePathInfo({ steps: [{ question: "x", options: [], taken: 3 }] }),
    hostile: plots.choicePathInfo({ title: HOSTILE, remark: LONG, steps: steps([HOSTILE, LONG, ""], 2) }),
    many: plots.choicePathInfo({
      steps: steps(
        Array.from({ length: 60 }, (_, i) => `${HOSTILE} ${i}`),
        7,
      ),
    }),
  });
}
