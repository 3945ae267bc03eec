import type { Provenance } from "./provenance.ts";

export const birdstrikes: Provenance = {
  name: "birdstrikes",
  title: "Wildlife strikes of aircraft",
  about: "Strikes of birds and other animals reported to the FAA, 1990 to 2002, one row a report",
  kind: "table",
  task: "classification of the damage (rare classes)",
  rows: 10_000,
  origin: "United States Federal Aviation Administration, Wildlife Strike Database",
  url: "https://wildlife.faa.gov",
  licence: {
    name: "U.S. Government work (public domain)",
    url: "https://resources.data.gov/open-licenses/",
    stated: "by the datapackage.json of vega-datasets for this file (U.S. Government Dataset)",
  },
  citation: "Federal Aviation Administration, Wildlife Strike Database; vega-datasets 3.2.1, birdstrikes.csv",
  source: {
    package: "npm vega-datasets 3.2.1",
    files: [
      {
        path: "data/birdstrikes.csv",
        sha256: "45777edf69984b37599e73dbfb34dbc976055243547407214261a4fcb9466462",
      },
    ],
  },
  changes: "Flight Date is read as a date; an empty field is missing",
  values: "111ca646a41f8050ced87419805e37b7500b1d18d52f95c80678e6837784f4af",
  columns: {
    "Airport Name": { means: "airport" },
    "Aircraft Make Model": { means: "type of the aircraft" },
    "Effect Amount of damage": { means: "damage: None, Minor, Medium, Substantial, B, C" },
    "Flight Date": { means: "day of the flight" },
    "Aircraft Airline Operator": { means: "airline or operator" },
    "Origin State": { means: "state of the airport" },
    "Phase of flight": { means: "phase of the flight" },
    "Wildlife Size": { means: "Small, Medium or Large" },
    "Wildlife Species": { means: "species, or what was seen of it" },
    "Time of day": { means: "Dawn, Day, Dusk or Night" },
    "Cost Other": { means: "other costs", unit: "US dollars" },
    "Cost Repair": { means: "cost of the repair", unit: "US dollars" },
    "Cost Total $": { means: "sum of both", unit: "US dollars" },
    "Speed IAS in knots": { means: "indicated air speed", unit: "knots" },
  },
  roles: { label: "Effect Amount of damage", time: "Flight Date", group: "Aircraft Airline Operator" },
  traps: [
    'damage "None" (8939 rows) is a category, not a missing value; readers that take it for one lose the label',
    'damage "C" (14) and "B" (1) are codes beside words',
    "Cost Total $ is the sum of the other two costs, and all three are known only after the damage",
    "98 % of the costs are 0: no cost, or none reported",
    "2836 speeds are missing; 24 rows repeat another",
    'species are mostly "Unknown bird", with the size in the words',
  ],
};
