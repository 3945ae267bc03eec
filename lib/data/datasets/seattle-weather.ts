import type { Provenance } from "./provenance.ts";

export const seattleWeather: Provenance = {
  name: "seattle-weather",
  title: "Weather of Seattle, 2012 to 2015",
  about: "Rain, temperature and wind of Seattle day by day for four years, one row a day",
  kind: "time series",
  task: "forecasting; classification of the weather",
  rows: 1461,
  origin: "United States National Oceanic and Atmospheric Administration, National Climatic Data Center",
  url: "https://www.ncdc.noaa.gov/cdo-web/datatools/records",
  licence: {
    name: "U.S. Government work (public domain)",
    url: "https://www.usa.gov/government-works",
    stated: "by the datapackage.json of vega-datasets for this file",
  },
  citation:
    "NOAA National Climatic Data Center, Climate Data Online: Seattle, daily, 2012 to 2015; vega-datasets 3.2.1",
  source: {
    package: "npm vega-datasets 3.2.1",
    files: [
      {
        path: "data/seattle-weather.csv",
        sha256: "0845078a290b48e3149ab8639966824110a251db4e06fc144c06ebb534af23be",
      },
    ],
  },
  changes: "date is read as a date",
  values: "f44a7463f103046f92e306d3bfed47ddf0ee67de99cbab910167e62c16236fa0",
  columns: {
    date: { means: "day" },
    precipitation: { means: "rain and melted snow", unit: "mm" },
    temp_max: { means: "highest temperature", unit: "°C" },
    temp_min: { means: "lowest temperature", unit: "°C" },
    wind: {
      means:
        "mean speed of the wind; vega-datasets says km/h, but NOAA gives m/s, which fits the values (at most 9.5)",
      unit: "m/s",
    },
    weather: { means: "drizzle, fog, rain, snow or sun" },
  },
  roles: { label: "weather", time: "date" },
  traps: [
    "weather was made from the other fields by a rule: no day of sun has rain, so rain gives it away",
    "57 % of the days have no precipitation: quartiles and the median deviation are 0",
    "days next to each other are alike: random folds judge too kindly",
    "the unit of wind is wrong in the source's description",
  ],
};
