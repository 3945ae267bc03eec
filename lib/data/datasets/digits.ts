import type { ColumnMeaning, Provenance } from "./provenance.ts";

const pixels = Array.from({ length: 64 }, (_, i): [string, ColumnMeaning] => {
  const [row, column] = [Math.floor(i / 8), i % 8];
  return [
    `pixel_${row}_${column}`,
    { means: `ink at row ${row}, column ${column}, from the top left`, unit: "0 to 16" },
  ];
});

export const digits: Provenance = {
  name: "digits",
  title: "Handwritten digits",
  about: "Images of handwritten digits, 8 × 8 pixels, one row an image",
  kind: "image",
  task: "classification of the digit",
  rows: 1797,
  origin:
    "Ethem Alpaydin and Cenk Kaynak, Boğaziçi University, 1998, with programs of NIST; the test part, by 13 writers",
  url: "https://archive.ics.uci.edu/dataset/80/optical+recognition+of+handwritten+digits",
  licence: {
    name: "CC-BY-4.0",
    url: "https://creativecommons.org/licenses/by/4.0/",
    stated:
      "by the UCI Machine Learning Repository, whose copy this is; scikit-learn distributes it under BSD-3-Clause",
  },
  citation:
    "Alpaydin E, Kaynak C (1998). Optical Recognition of Handwritten Digits. UCI Machine Learning Repository. doi:10.24432/C50P49",
  source: {
    package: "scikit-learn 1.2.1 (Debian python3-sklearn 1.2.1+dfsg-1)",
    files: [
      {
        path: "sklearn/datasets/data/digits.csv.gz",
        sha256: "46abec6b12486ad9e51943373abcf22bbea1b5a51a1619b361570d8893f1464a",
      },
    ],
  },
  changes: "the columns have names",
  values: "db4f43b0a56a8459787ac5fc242e0684d2feca49bbf7f4bfd5aef49c6858d44d",
  columns: Object.fromEntries([...pixels, ["digit", { means: "the digit, 0 to 9" }]]),
  roles: { label: "digit" },
  traps: [
    "the label is a number, but a name: its mean means nothing",
    "13 people wrote them, and who wrote what is not in the file: random folds mix writers",
    "3 pixels (pixel_0_0, pixel_4_0, pixel_4_7) are 0 in every image",
  ],
};
