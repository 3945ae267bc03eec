/** The pictures of a report: each says what it reads of the record, as a figure to explore and as a still one. */
import type { ColumnProfile } from "../data/index.ts";
import {
  associationFigure,
  associationInfo,
  associationSvg,
  distributionFigure,
  distributionInfo,
  distributionSvg,
  driftFigure,
  driftInfo,
  driftSvg,
  missingFigure,
  missingInfo,
  missingSvg,
  noiseMatrixFigure,
  noiseMatrixInfo,
  noiseMatrixSvg,
  nullityFigure,
  nullityInfo,
  nullitySvg,
  overlayFigure,
  overlayInfo,
  overlaySvg,
  patternFigure,
  patternInfo,
  patternSvg,
  sparkSvg,
  timelineFigure,
  timelineInfo,
  timelineSvg,
  type Figure,
} from "../plots/index.ts";
import type { Checks } from "./checks/index.ts";
import type { AuditRecord } from "./result.ts";

/** What a check measured, as it lies in a record. */
type Measured<Name extends keyof Checks> = Awaited<ReturnType<Checks[Name]["measure"]>>;

function measured<Name extends keyof Checks>(record: AuditRecord, name: Name): Measured<Name> | undefined {
  return record.values[name] as Measured<Name> | undefined;
}

/** One picture: as a figure to explore and as a still one. */
export interface Picture {
  readonly name: string;
  figure(): Figure;
  svg(): string;
}

/** Two pictures stand side by side. */
const WIDTH = 420;

const picture = <Info>(
  name: string,
  info: Info,
  figure: (info: Info) => Figure,
  svg: (info: Info, options: { width: number }) => string,
): Picture => ({ name, figure: () => figure(info), svg: () => svg(info, { width: WIDTH }) });

/** Overlays of the columns that moved most. */
const OVERLAYS = 4;

/** Pictures of the whole table, in the order of the report; those for which the record has something. */
export function pictures(record: AuditRecord): Picture[] {
  return [drift, timeline, missing, labels, associations].flatMap((draw) => draw(record));
}

function drift(record: AuditRecord): Picture[] {
  const value = measured(record, "drift");
  if (value === undefined) return [];
  const columns = value.columns
    .map((column) => {
      const category = column.kind === "category";
      const effect = category ? Math.max(column.js, column.v ?? 0) : column.ks;
      return { ...column, effect, statistic: category ? "JS or V" : "KS" };
    })
    .toSorted((a, b) => (b.effect ?? 0) - (a.effect ?? 0));
  const info = driftInfo(
    [
      ...columns.map(({ name, effect, statistic }) => ({ name, value: effect, statistic })),
      ...value.left.map(({ name, reason }) => ({ name, value: null, statistic: "", reason })),
    ],
    { warn: 0.1, fail: 0.2 },
  );
  const moved = columns.filter(({ effect, bins }) => bins !== null && effect !== null && effect >= 0.1);
  return [
    picture("drift", info, driftFigure, driftSvg),
    ...moved.slice(0, OVERLAYS).map(({ name, kind, bins }) => {
      const { edges, labels: categories, reference, current } = bins!;
      const source = { name, reference, current, date: kind === "date" };
      const overlay = overlayInfo({
        ...source,
        ...(edges === null ? {} : { edges }),
        ...(categories === null ? {} : { categories }),
      });
      return picture(`drift ${name}`, overlay, overlayFigure, overlaySvg);
    }),
  ];
}

function timeline(record: AuditRecord): Picture[] {
  const value = measured(record, "timeliness");
  if (value === undefined) return [];
  const { start, step, counts } = value.periods;
  const info = timelineInfo({
    name: value.column,
    edges: Array.from({ length: counts.length + 1 }, (_, i) => start + i * step),
    counts,
    newest: value.newest,
    now: value.now,
    future: value.future.total,
  });
  return [picture("timeline", info, timelineFigure, timelineSvg)];
}

function missing(record: AuditRecord): Picture[] {
  const { profiles, provenance } = record;
  const incomplete = profiles.filter((profile) => profile.missing > 0).length;
  if (incomplete === 0) return [];
  const list = [picture("missing", missingInfo(profiles, { limit: 0.05 }), missingFigure, missingSvg)];
  const value = measured(record, "missing-patterns");
  if (value === undefined || incomplete < 2) return list;
  const source = { ...value.missingness, together: Float64Array.from(value.missingness.together) };
  const patterns = patternInfo(source, provenance.rows);
  const nullity = nullityInfo(source, provenance.rows);
  return [
    ...list,
    picture("missing patterns", patterns, patternFigure, patternSvg),
    picture("missing together", nullity, nullityFigure, nullitySvg),
  ];
}

function labels(record: AuditRecord): Picture[] {
  const value = measured(record, "labels");
  if (value === undefined || value.noise === null) return [];
  const info = noiseMatrixInfo({
    classes: value.classes.map(({ name }) => name),
    counts: value.noise.flat(),
  });
  return [picture("label noise", info, noiseMatrixFigure, noiseMatrixSvg)];
}

function associations(record: AuditRecord): Picture[] {
  const value = measured(record, "associations");
  if (value === undefined || value.pairs.length === 0) return [];
  return [picture("associations", associationInfo(value.pairs), associationFigure, associationSvg)];
}

/** Still pictures, as SVG text. */
export function reportPlots(record: AuditRecord): string[] {
  return pictures(record).map(({ svg }) => svg());
}

/** Figures by name: those of the whole table, and one for each column under its own name. */
export function reportFigures(record: AuditRecord): Record<string, Figure> {
  return Object.fromEntries([
    ...pictures(record).map(({ name, figure }): [string, Figure] => [name, figure()]),
    ...record.profiles.map((profile): [string, Figure] => [
      `column ${profile.name}`,
      distributionFigure(distributionInfo(profile)),
    ]),
  ]);
}

export function columnPlot(profile: ColumnProfile): string {
  return distributionSvg(distributionInfo(profile));
}

export function columnSpark(profile: ColumnProfile): string {
  return sparkSvg(distributionInfo(profile));
}
