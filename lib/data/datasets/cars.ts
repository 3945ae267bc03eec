import type { Provenance } from "./provenance.ts";

export const cars: Provenance = {
  name: "cars",
  title: "Cars of 1970 to 1982",
  about: "Cars sold in the United States with consumption, engine and weight, one row a model",
  kind: "table",
  task: "regression of the consumption",
  rows: 406,
  origin:
    "Ernesto Ramos and David Donoho for the data exposition of the American Statistical Association, 1983",
  url: "http://lib.stat.cmu.edu/datasets/cars.desc",
  licence: {
    name: "free for educational and scientific purposes",
    url: "http://lib.stat.cmu.edu/datasets/cars.desc",
    stated:
      "by StatLib, as the datapackage.json of vega-datasets has it: distributed in 1982 for educational and scientific purposes",
  },
  citation:
    "Ramos E, Donoho D (1983). The 1983 ASA Data Exposition: cars. StatLib, Carnegie Mellon University",
  source: {
    package: "npm vega-datasets 3.2.1",
    files: [
      { path: "data/cars.json", sha256: "f686a53678b21f4231e2f6a5ba7ce5761d9d39204fccdea1caa29fb8c460e319" },
    ],
  },
  changes: "Year is read as a date",
  values: "09714aa2c7a372c1b81f104a30c3ba55af4fe84b68f846e10fb1b71bd2751919",
  columns: {
    Name: { means: "maker and model" },
    Miles_per_Gallon: { means: "distance for the fuel", unit: "miles per US gallon" },
    Cylinders: { means: "number of cylinders" },
    Displacement: { means: "volume of the engine", unit: "cubic inches" },
    Horsepower: { means: "power", unit: "horsepower" },
    Weight_in_lbs: { means: "weight", unit: "pounds" },
    Acceleration: { means: "time from 0 to 60 miles per hour", unit: "seconds" },
    Year: { means: "year of the model, as its first day" },
    Origin: { means: "USA, Europe or Japan" },
  },
  roles: { label: "Miles_per_Gallon", time: "Year", group: "Origin" },
  traps: [
    "8 consumptions and 6 powers are missing",
    "Acceleration is a time: more is slower",
    "names are misspelt (chevroelt, vokswagen, toyouta, maxda), and the same model comes back in other years",
    "there is no 1981, and 1982 has twice as many cars (61) as the years around it",
  ],
};
