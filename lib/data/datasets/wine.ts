import type { Provenance } from "./provenance.ts";

export const wine: Provenance = {
  name: "wine",
  title: "Wines of three cultivars",
  about: "Chemical analysis of wines from one region of Italy, one row a wine",
  kind: "table",
  task: "classification of the cultivar",
  rows: 178,
  origin:
    "Michele Forina et al., PARVUS, Institute of Pharmaceutical and Food Analysis and Technologies, Genoa",
  url: "https://archive.ics.uci.edu/dataset/109/wine",
  licence: {
    name: "CC-BY-4.0",
    url: "https://creativecommons.org/licenses/by/4.0/",
    stated:
      "by the UCI Machine Learning Repository, whose copy this is; scikit-learn distributes it under BSD-3-Clause",
  },
  citation: "Aeberhard S, Forina M (1992). Wine. UCI Machine Learning Repository. doi:10.24432/C5PC7J",
  source: {
    package: "scikit-learn 1.2.1 (Debian python3-sklearn 1.2.1+dfsg-1)",
    files: [
      {
        path: "sklearn/datasets/data/wine_data.csv",
        sha256: "10e8a802908b34f86e5da8ce962f3c806694bc98450a18f61851af59f324bede",
      },
    ],
  },
  changes: "the cultivar is written as scikit-learn names it",
  values: "02d9ca2514260e10e21b2ba01fdd022493a2de36994c5bb40115cb43ea663494",
  columns: {
    alcohol: { means: "alcohol", unit: "percent" },
    malic_acid: { means: "malic acid" },
    ash: { means: "ash" },
    alcalinity_of_ash: { means: "alkalinity of the ash" },
    magnesium: { means: "magnesium" },
    total_phenols: { means: "phenols in all" },
    flavanoids: { means: "flavonoids" },
    nonflavanoid_phenols: { means: "phenols that are no flavonoids" },
    proanthocyanins: { means: "proanthocyanins" },
    color_intensity: { means: "intensity of the colour" },
    hue: { means: "hue" },
    "od280/od315_of_diluted_wines": { means: "ratio of absorbance at 280 and 315 nm, diluted" },
    proline: { means: "proline" },
    cultivar: { means: "class_0, class_1 or class_2; the names are not known" },
  },
  roles: { label: "cultivar" },
  traps: [
    "scales differ a thousandfold (hue about 1, proline about 750): distances need scaling",
    "the source gives no units beyond the names",
    "the rows are sorted by cultivar: shuffle before a split",
  ],
};
