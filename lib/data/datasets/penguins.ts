import type { Provenance } from "./provenance.ts";

export const penguins: Provenance = {
  name: "penguins",
  title: "Palmer penguins",
  about: "Penguins of three species near Palmer Station, Antarctica, 2007 to 2009, one row a bird",
  kind: "table",
  task: "classification of the species or the sex",
  rows: 344,
  origin:
    "Dr. Kristen Gorman and the Palmer Station Antarctica LTER; made known by the palmerpenguins package (Horst, Hill, Gorman 2020)",
  url: "https://allisonhorst.github.io/palmerpenguins/",
  licence: {
    name: "CC0-1.0",
    url: "https://creativecommons.org/publicdomain/zero/1.0/",
    stated: "by palmerpenguins and by the datapackage.json of vega-datasets for this file",
  },
  citation:
    "Gorman KB, Williams TD, Fraser WR (2014). Ecological sexual dimorphism and environmental variability within a community of Antarctic penguins (genus Pygoscelis). PLoS ONE 9(3): e90081. doi:10.1371/journal.pone.0090081",
  source: {
    package: "npm vega-datasets 3.2.1",
    files: [
      {
        path: "data/penguins.json",
        sha256: "0facf769609f1205b82cbceb8238c36af3e6147a0ca0e163902cc6281ce3e917",
      },
    ],
  },
  changes: "none",
  values: "ca098442880a3f44663fc4b8d41bc75889dcc1ce7f0e7c409a3a7c339b95fbb0",
  columns: {
    Species: { means: "Adelie, Chinstrap or Gentoo" },
    Island: { means: "where the bird was met: Biscoe, Dream or Torgersen" },
    "Beak Length (mm)": { means: "length of the bill's ridge", unit: "mm" },
    "Beak Depth (mm)": { means: "depth of the bill", unit: "mm" },
    "Flipper Length (mm)": { means: "length of the flipper", unit: "mm" },
    "Body Mass (g)": { means: "body mass", unit: "g" },
    Sex: { means: "FEMALE or MALE, by blood test" },
  },
  roles: { label: "Species", group: "Island" },
  traps: [
    'one Sex is "." (row 336): a missing value in disguise',
    "10 birds have no sex, and 2 of these no measurement at all",
    "Gentoo live on Biscoe only, Chinstrap on Dream only: the island gives the species away",
    "birds were caught in pairs; the pairs are not in the file",
  ],
};
