import type { Provenance } from "./provenance.ts";

export const movies: Provenance = {
  name: "movies",
  title: "Films and their takings",
  about: "Films up to 2010 with budget, takings and ratings, faults included, one row a film",
  kind: "table",
  task: "exploring and cleaning; regression of the rating or the takings",
  rows: 3201,
  origin:
    "Not known; collected about 2010 for teaching visualization, with fields named after the box office, IMDb and Rotten Tomatoes. vega-datasets keeps it, with its faults, as an exercise in dirty data",
  url: "https://github.com/vega/vega-datasets",
  licence: {
    name: "none of its own (package: BSD-3-Clause)",
    url: "https://opensource.org/license/bsd-3-clause",
    stated:
      "by the datapackage.json of vega-datasets for the whole package; it names no licence and no source for this file, which by the Data Package standard then has the package's. The values are facts about films; find another source before you publish them",
  },
  citation: "vega-datasets 3.2.1, movies.json",
  source: {
    package: "npm vega-datasets 3.2.1",
    files: [
      {
        path: "data/movies.json",
        sha256: "e63c499759e3b07b49563e036f55290f87feb56def8703ec049ca305ab1523d3",
      },
    ],
  },
  changes: "none: Title keeps numbers among its strings, Release Date stays text",
  values: "9cd05f4cf5cecec13f69adb16dd26f5b1e55359b33ee2d772396e650d74f1802",
  columns: {
    Title: { means: "title; a number where the film is called by one" },
    "US Gross": { means: "takings in the United States", unit: "US dollars" },
    "Worldwide Gross": { means: "takings in the world", unit: "US dollars" },
    "US DVD Sales": { means: "sales of DVDs in the United States", unit: "US dollars" },
    "Production Budget": { means: "budget of the production", unit: "US dollars" },
    "Release Date": { means: "day of the release in the United States, as text: Jun 12 1998" },
    "MPAA Rating": { means: "age rating: G, PG, PG-13, R, NC-17, Not Rated, Open" },
    "Running Time min": { means: "length", unit: "minutes" },
    Distributor: { means: "company that distributed it" },
    Source: { means: "what the script is based on" },
    "Major Genre": { means: "genre" },
    "Creative Type": { means: "kind of the story" },
    Director: { means: "director" },
    "Rotten Tomatoes Rating": { means: "share of good reviews", unit: "percent" },
    "IMDB Rating": { means: "mean vote of users, 1 to 10" },
    "IMDB Votes": { means: "number of votes" },
  },
  roles: { label: "IMDB Rating", time: "Release Date", id: "Title", group: "Director" },
  traps: [
    "9 titles are numbers (300, 1776, 2012 …) among 3191 strings, and one is missing",
    "22 releases lie in 2015 to 2046, after the data were collected: years of two digits read as the wrong century",
    "18 % of the cells are missing, and only 174 rows are complete",
    "66 films have US Gross 0: not shown there, or not known",
    "letters with accents are damaged (AstÈrix): Mac Roman read as Latin-1",
    "takings and votes are known only after the release, and dollars are not adjusted for inflation",
  ],
};
