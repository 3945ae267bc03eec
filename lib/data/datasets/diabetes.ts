import type { Provenance } from "./provenance.ts";

export const diabetes: Provenance = {
  name: "diabetes",
  title: "Progress of diabetes",
  about: "Patients with diabetes and the progress of the disease one year later, one row a patient",
  kind: "table",
  task: "regression of the progress",
  rows: 442,
  origin:
    "Bradley Efron, Trevor Hastie, Iain Johnstone and Robert Tibshirani, with the paper on least angle regression",
  url: "https://www4.stat.ncsu.edu/~boos/var.select/diabetes.html",
  licence: {
    name: "BSD-3-Clause",
    url: "https://opensource.org/license/bsd-3-clause",
    stated:
      "by scikit-learn for its files (copyright the scikit-learn developers); the authors published the data with the paper and named no licence",
  },
  citation:
    "Efron B, Hastie T, Johnstone I, Tibshirani R (2004). Least angle regression. Annals of Statistics 32(2): 407-499. doi:10.1214/009053604000000067",
  source: {
    package: "scikit-learn 1.2.1 (Debian python3-sklearn 1.2.1+dfsg-1)",
    files: [
      {
        path: "sklearn/datasets/data/diabetes_data_raw.csv.gz",
        sha256: "fc08fc59c1cbfe65550d9ebb36321d505de9e8f004bf92c1566d2908962f08ff",
      },
      {
        path: "sklearn/datasets/data/diabetes_target.csv.gz",
        sha256: "bf1ddd1f9d377278450a5f02c24b5e77b1501f2ad673fe9fdf4c4090d27eb5cc",
      },
    ],
  },
  changes:
    "none: the values as they were measured. scikit-learn's load_diabetes() gives them scaled by default, (x - mean) / (standard deviation · √442)",
  values: "b7efc8bf3e018692808157b2ade212588ca45e5304d66623246428be026cfefd",
  columns: {
    age: { means: "age", unit: "years" },
    sex: { means: "1 or 2; the source does not say which is which" },
    bmi: { means: "body mass index", unit: "kg/m²" },
    bp: { means: "mean blood pressure", unit: "mmHg" },
    s1: { means: "tc, total serum cholesterol", unit: "mg/dl" },
    s2: { means: "ldl, low-density lipoproteins", unit: "mg/dl" },
    s3: { means: "hdl, high-density lipoproteins", unit: "mg/dl" },
    s4: { means: "tch, total cholesterol / hdl" },
    s5: { means: "ltg, possibly the logarithm of serum triglycerides" },
    s6: { means: "glu, blood sugar", unit: "mg/dl" },
    progression: { means: "measure of the disease's progress one year later" },
  },
  roles: { label: "progression" },
  traps: [
    "sex is a code 1 or 2, not a number",
    "s4 is nearly s1 / s3, sometimes rounded: three columns for two facts",
    "scikit-learn's scaling uses all rows: scaled values of a training part know the test part",
  ],
};
