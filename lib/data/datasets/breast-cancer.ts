import type { ColumnMeaning, Provenance } from "./provenance.ts";

const measured: Readonly<Record<string, string>> = {
  radius: "distance from the centre to the outline",
  texture: "standard deviation of the grey values",
  perimeter: "length of the outline",
  area: "area",
  smoothness: "local variation of the radius",
  compactness: "perimeter² / area - 1",
  concavity: "depth of the outline's dents",
  "concave points": "number of the outline's dents",
  symmetry: "symmetry",
  "fractal dimension": "fractal dimension of the outline - 1",
};

function columns(name: (feature: string) => string, how: string): [string, ColumnMeaning][] {
  return Object.entries(measured).map(([feature, means]) => [name(feature), { means: `${means}, ${how}` }]);
}

export const breastCancer: Provenance = {
  name: "breast-cancer",
  title: "Breast cancer, Wisconsin (diagnostic)",
  about: "Cell nuclei in images of fine needle aspirates of breast masses, one row a patient's sample",
  kind: "table",
  task: "classification of the diagnosis",
  rows: 569,
  origin: "William H. Wolberg, W. Nick Street and Olvi L. Mangasarian, University of Wisconsin, 1993 to 1995",
  url: "https://archive.ics.uci.edu/dataset/17/breast+cancer+wisconsin+diagnostic",
  licence: {
    name: "CC-BY-4.0",
    url: "https://creativecommons.org/licenses/by/4.0/",
    stated:
      "by the UCI Machine Learning Repository, whose copy this is; scikit-learn distributes it under BSD-3-Clause",
  },
  citation:
    "Wolberg W, Mangasarian O, Street N, Street W (1993). Breast Cancer Wisconsin (Diagnostic). UCI Machine Learning Repository. doi:10.24432/C5DW2B",
  source: {
    package: "scikit-learn 1.2.1 (Debian python3-sklearn 1.2.1+dfsg-1)",
    files: [
      {
        path: "sklearn/datasets/data/breast_cancer.csv",
        sha256: "fed3eb72d0575ef6192293f5093c6e801b1476b577d0386bf4455504522172ed",
      },
    ],
  },
  changes: "the diagnosis is written out; scikit-learn leaves the patient's number out",
  values: "65fe927be36f5e7450d2018823166692e525a52941817e4d79adf3de55f5a810",
  columns: Object.fromEntries([
    ...columns((feature) => `mean ${feature}`, "mean over the nuclei"),
    ...columns((feature) => `${feature} error`, "standard error over the nuclei"),
    ...columns((feature) => `worst ${feature}`, "mean of the three largest"),
    ["diagnosis", { means: "malignant or benign" }],
  ]),
  roles: { label: "diagnosis" },
  traps: [
    "radius, perimeter and area say the same three times: importance is shared among them",
    "in scikit-learn's numbers malignant is 0 and benign 1, against what most expect",
    "13 samples have concavity 0: no dents, not a missing value",
  ],
};
