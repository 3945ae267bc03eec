/**
 * Date features: of each column of dates the parts that models can use: year, month, day, weekday, hour and others, the days since a
 * first day, and, where asked, the place on the circle (sine and cosine) of parts that come round again, so that December lies beside
 * January. All in UTC; a missing date is missing in all its parts. O(rows × parts).
 */
import { Frame, type Column } from "../data/index.ts";
import { numberColumn, partsOf } from "./numeric-transformer.ts";
import type { Inputs } from "./transformer-inputs.ts";
import { Transformer, type Output } from "./transformer.ts";

export type DatePart =
  | "year"
  | "quarter"
  | "month"
  | "day"
  | "dayOfYear"
  | "weekday"
  | "isWeekend"
  | "hour"
  | "minute"
  | "daysSince";

export interface DateFeaturesParams {
  /** Default year, month, day, weekday, hour (where training has times of day) and daysSince. */
  readonly parts?: readonly DatePart[] | undefined;
  /** Whether parts that come round get a sine and a cosine beside them; default false. */
  readonly cyclical?: boolean;
  /** Day 0 of daysSince, in ISO form; the earliest date of training when missing. */
  readonly origin?: string | undefined;
}

interface DateState {
  readonly columns: readonly {
    readonly parts: readonly DatePart[];
    /** Milliseconds of day 0. */
    readonly origin: number;
  }[];
}

const DAY = 86_400_000;

/** Month 1–12, weekday 0 Monday – 6 Sunday. */
const read: Readonly<Record<DatePart, (date: Date, origin: number) => number>> = {
  year: (date) => date.getUTCFullYear(),
  quarter: (date) => Math.floor(date.getUTCMonth() / 3) + 1,
  month: (date) => date.getUTCMonth() + 1,
  day: (date) => date.getUTCDate(),
  dayOfYear: (date) => Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY) + 1,
  weekday: (date) => (date.getUTCDay() + 6) % 7,
  isWeekend: (date) => (date.getUTCDay() % 6 === 0 ? 1 : 0),
  hour: (date) => date.getUTCHours(),
  minute: (date) => date.getUTCMinutes(),
  daysSince: (date, origin) => (date.getTime() - origin) / DAY,
};

/** First value and length of what comes round. */
const cycles: Partial<Record<DatePart, readonly [first: number, length: number]>> = {
  quarter: [1, 4],
  month: [1, 12],
  day: [1, 31],
  dayOfYear: [1, 365.2425],
  weekday: [0, 7],
  hour: [0, 24],
  minute: [0, 60],
};

export class DateFeatures extends Transformer<DateFeaturesParams, DateState> {
  readonly name = "DateFeatures";

  constructor(params: DateFeaturesParams = {}) {
    super(params, ["parts", "cyclical", "origin"]);
    for (const part of params.parts ?? [])
      if (!(part in read))
        throw new RangeError(`DateFeatures: no part "${part}"; known: ${Object.keys(read).join(", ")}`);
    if (params.origin !== undefined && Number.isNaN(Date.parse(params.origin)))
      throw new RangeError(
        `DateFeatures: origin must be a date in ISO form, such as "2020-01-31"; got ${JSON.stringify(params.origin)}`,
      );
  }

  protected override learn(X: Frame): DateState {
    const { parts, origin } = this.params;
    return {
      columns: X.data.map((column) => {
        const values = this.#dates(column);
        const hasTime = column.type === "date" && column.hasTime;
        let first = Infinity;
        for (const ms of values) if (ms < first) first = ms;
        if (first === Infinity)
          throw new RangeError(
            `DateFeatures: column "${column.name}" has no date in the ${X.length} rows of training; drop it`,
          );
        return {
          parts: parts ?? [
            "year",
            "month",
            "day",
            "weekday",
            ...(hasTime ? (["hour"] as const) : []),
            "daysSince",
          ],
          origin: origin === undefined ? first : Date.parse(origin),
        };
      }),
    };
  }

  protected override apply({ columns }: DateState, X: Frame): Frame {
    const data = X.data.flatMap((column, j) => {
      const dates = this.#dates(column);
      const { parts, origin } = columns[j]!;
      return parts.flatMap((part) => {
        const values = dates.map((ms) => (Number.isNaN(ms) ? ms : read[part](new Date(ms), origin)));
        const name = `${column.name}_${part}`;
        const cycle = this.params.cyclical === true ? cycles[part] : undefined;
        if (cycle === undefined) return [numberColumn(name, values)];
        const angles = values.map((value) => (2 * Math.PI * (value - cycle[0])) / cycle[1]);
        return [
          numberColumn(name, values),
          numberColumn(`${name}_sin`, angles.map(Math.sin)),
          numberColumn(`${name}_cos`, angles.map(Math.cos)),
        ];
      });
    });
    return new Frame(data, { length: X.length });
  }

  protected override outputs({ columns }: DateState, inputs: Inputs): readonly Output[] {
    return inputs.names.flatMap((source, j) =>
      columns[j]!.parts.flatMap((part) => {
        const name = `${source}_${part}`;
        const round = this.params.cyclical === true && cycles[part] !== undefined;
        return partsOf(source, round ? [name, `${name}_sin`, `${name}_cos`] : [name]);
      }),
    );
  }

  #dates(column: Column): Float64Array {
    if (column.type === "date") return column.values;
    throw this.refuse(
      column,
      "columns must be dates",
      "read dates from text with readDates, or leave it out",
    );
  }
}
