import type { Provenance } from "./provenance.ts";

export const flights2k: Provenance = {
  name: "flights-2k",
  title: "Two thousand flights of 2001",
  about: "Flights within the United States, January to March 2001, drawn at random, one row a flight",
  kind: "time series",
  task: "regression of the delay",
  rows: 2000,
  origin:
    "United States Bureau of Transportation Statistics, on-time performance of the airlines (14 CFR part 234)",
  url: "https://www.transtats.bts.gov/",
  licence: {
    name: "U.S. Government data, terms not stated",
    url: "https://www.ecfr.gov/current/title-14/chapter-II/subchapter-A/part-234",
    stated:
      "by the datapackage.json of vega-datasets: data collected under U.S. DOT regulatory requirements, licence terms not explicitly specified",
  },
  citation:
    "U.S. Bureau of Transportation Statistics, Airline On-Time Performance Data, 2001; vega-datasets 3.2.1",
  source: {
    package: "npm vega-datasets 3.2.1",
    files: [
      {
        path: "data/flights-2k.json",
        sha256: "41de5f0e4177ae3a7f41a58e7c69dfa83547a11f83adac0c812ed77a9cfeb5d3",
      },
    ],
  },
  changes: "date is read as a date, as if in UTC",
  values: "a32fa3262c0b416a0b5278eee9d12784b7ec036336f58f019d4f80d120c1453e",
  columns: {
    date: { means: "scheduled departure, in the airport's own time" },
    delay: { means: "delay of the arrival; negative is early", unit: "minutes" },
    distance: { means: "distance", unit: "miles" },
    origin: { means: "airport of departure, IATA code" },
    destination: { means: "airport of arrival, IATA code" },
  },
  roles: { label: "delay", time: "date", group: "origin" },
  traps: [
    "the distance 999 (2 rows) is a distance, not a missing value in disguise",
    "times are local to each airport and have no zone",
    "delays have a long tail: from 52 minutes early to 365 late",
  ],
};
