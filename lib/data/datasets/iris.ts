import type { Provenance } from "./provenance.ts";

export const iris: Provenance = {
  name: "iris",
  title: "Iris flowers",
  about: "Flowers of three species of iris, one row a flower",
  kind: "table",
  task: "classification of the species",
  rows: 150,
  origin: "Edgar Anderson (1935), made known by R. A. Fisher (1936)",
  url: "https://archive.ics.uci.edu/dataset/53/iris",
  licence: {
    name: "CC-BY-4.0",
    url: "https://creativecommons.org/licenses/by/4.0/",
    stated:
      "by the UCI Machine Learning Repository for its copy; scikit-learn distributes this one, whose two rows are mended, under BSD-3-Clause",
  },
  citation:
    "Fisher RA (1936). The use of multiple measurements in taxonomic problems. Annals of Eugenics 7(2): 179-188. doi:10.1111/j.1469-1809.1936.tb02137.x",
  source: {
    package: "scikit-learn 1.2.1 (Debian python3-sklearn 1.2.1+dfsg-1)",
    files: [
      {
        path: "sklearn/datasets/data/iris.csv",
        sha256: "f13ffa8fdd56fd8e6c8d16d4081a3fbd3114bcd0aae4256c43205169cd9d1449",
      },
    ],
  },
  changes: "the species is written out",
  values: "6353702aa7ca6a3901085a04be156e2367717cb274eae758c8ac78c46dd403c7",
  columns: {
    "sepal length (cm)": { means: "length of the sepal", unit: "cm" },
    "sepal width (cm)": { means: "width of the sepal", unit: "cm" },
    "petal length (cm)": { means: "length of the petal", unit: "cm" },
    "petal width (cm)": { means: "width of the petal", unit: "cm" },
    species: { means: "setosa, versicolor or virginica" },
  },
  roles: { label: "species" },
  traps: [
    "rows 101 and 142 are equal: a fold may hold one and train on the other",
    "UCI's own file has two wrong rows (34 and 37); this one agrees with Fisher's paper",
    "the rows are sorted by species: shuffle before a split",
  ],
};
