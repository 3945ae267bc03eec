/** A small typed reader for `data/penguins.csv`, imported by the notebooks. Edit it and import again: the change is seen. */
import { readFile } from "node:fs/promises";

export const SPECIES = ["Adelie", "Chinstrap", "Gentoo"] as const;
export type Species = (typeof SPECIES)[number];

/** One bird; lengths in mm, mass in g, null where it was not measured. */
export interface Penguin {
  readonly species: Species;
  readonly island: string;
  readonly billLength: number | null;
  readonly billDepth: number | null;
  readonly flipperLength: number | null;
  readonly bodyMass: number | null;
  readonly sex: string | null;
}

/**
 * Reads the file. This data set has no quoted fields, so a comma always parts two fields.
 * @throws Error that names file and line, for a number or a species that is none
 */
export async function readPenguins(path: string): Promise<Penguin[]> {
  const [, ...lines] = (await readFile(path, "utf8")).trimEnd().split(/\r?\n/);
  return lines.map((line, i) => {
    const [species = "", island = "", ...rest] = line.split(",");
    const where = `${path}:${i + 2}`;
    const measure = (column: number): number | null => {
      const text = rest[column] ?? "";
      if (text !== "" && !Number.isFinite(Number(text)))
        throw new Error(`${where}: "${text}" is not a number`);
      return text === "" ? null : Number(text);
    };
    if (!isSpecies(species)) throw new Error(`${where}: "${species}" is not one of ${SPECIES.join(", ")}`);
    return {
      species,
      island,
      billLength: measure(0),
      billDepth: measure(1),
      flipperLength: measure(2),
      bodyMass: measure(3),
      sex: rest[4] === "" ? null : (rest[4] ?? null),
    };
  });
}

function isSpecies(text: string): text is Species {
  return (SPECIES as readonly string[]).includes(text);
}
