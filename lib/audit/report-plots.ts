/** The pictures of a report: each says what it reads of the record, as a figure to explore and as a still one. */
import type { ColumnProfile } from "../data/index.ts";
import {
  distributionFigure,
  distributionInfo,
  distributionSvg,
  missingFigure,
  missingInfo,
  missingSvg,
  sparkSvg,
  type Figure,
} from "../plots/index.ts";
import type { AuditRecord } from "./result.ts";

/** One picture: null when the record has nothing for it. */
interface Picture {
  readonly name: string;
  read(record: AuditRecord): { figure(): Figure; svg(): string } | null;
}

/** Pictures of the whole table, in the order of the report. */
const PICTURES: readonly Picture[] = [
  {
    name: "missing",
    read: ({ profiles }) => {
      if (!profiles.some(({ missing }) => missing > 0)) return null;
      const info = missingInfo(profiles, { limit: 0.05 });
      return { figure: () => missingFigure(info), svg: () => missingSvg(info) };
    },
  },
];

/** Still pictures, as SVG text. */
export function reportPlots(record: AuditRecord): string[] {
  return PICTURES.flatMap(({ read }) => read(record)?.svg() ?? []);
}

/** Figures by name: those of the whole table, and one for each column under its own name. */
export function reportFigures(record: AuditRecord): Record<string, Figure> {
  const figures = PICTURES.flatMap(({ name, read }): [string, Figure][] => {
    const picture = read(record);
    return picture === null ? [] : [[name, picture.figure()]];
  });
  const columns = record.profiles.map((profile): [string, Figure] => [
    `column ${profile.name}`,
    distributionFigure(distributionInfo(profile)),
  ]);
  return Object.fromEntries([...figures, ...columns]);
}

export function columnPlot(profile: ColumnProfile): string {
  return distributionSvg(distributionInfo(profile));
}

export function columnSpark(profile: ColumnProfile): string {
  return sparkSvg(distributionInfo(profile));
}
