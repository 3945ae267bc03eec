/**
 * How a delimited text is written, by its first records: delimiter and names of the columns. Quotes are `"`, doubled inside
 * (RFC 4180); of `,` `;` tab and `|` the one is taken that gives most records the same number of fields, more than one.
 */

export interface CsvDialect {
  readonly delimiter: string;
  readonly names: readonly string[];
  /** What ends the first record. */
  readonly newLine: "\n" | "\r\n" | "\r";
  /** Records among those looked at that have another number of fields than the first. */
  readonly ragged: number;
}

const DELIMITERS = [",", ";", "\t", "|"] as const;
const RECORDS = 200;

/**
 * @param text the beginning of the file, without byte order mark
 * @param whole whether that is the whole file; otherwise the last record is dropped as cut
 */
export function csvDialect(
  text: string,
  whole: boolean,
  options: { readonly delimiter?: string; readonly header?: boolean } = {},
): CsvDialect {
  const candidates = options.delimiter === undefined ? DELIMITERS : [options.delimiter];
  const readings = candidates.map((delimiter) => {
    const [records, newLine] = firstRecords(text, delimiter, whole);
    const fields = records[0]?.length ?? 0;
    const same = records.filter((record) => record.length === fields).length;
    return { delimiter, records, newLine, fields, same };
  });
  const score = ({ fields, same, records }: (typeof readings)[number]): number =>
    fields < 2 ? 0 : same / records.length + Math.min(fields, 1000) * 1e-6;
  const best = readings.toSorted((a, b) => score(b) - score(a))[0]!;
  const first = best.records[0] ?? [];
  const names = options.header === false ? first.map((_, i) => `column${i}`) : first;
  return { delimiter: best.delimiter, names, newLine: best.newLine, ragged: best.records.length - best.same };
}

function firstRecords(text: string, delimiter: string, whole: boolean): [string[][], CsvDialect["newLine"]] {
  let newLine: CsvDialect["newLine"] | undefined;
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < text.length && records.length < RECORDS) {
    let field: string;
    if (text[at] === '"') {
      const [value, end] = quoted(text, at);
      if (end > text.length) break;
      field = value;
      at = end;
    } else {
      let end = at;
      while (end < text.length && text[end] !== delimiter && text[end] !== "\n" && text[end] !== "\r") end++;
      field = text.slice(at, end);
      at = end;
    }
    record.push(field);
    if (text[at] === delimiter) {
      at++;
      if (at < text.length) continue;
      record.push("");
    }
    if (at >= text.length && !whole && records.length > 0) break;
    const end = text.startsWith("\r\n", at) ? "\r\n" : text[at] === "\r" ? "\r" : "\n";
    newLine ??= end;
    at += end.length;
    if (record.length > 1 || record[0] !== "" || records.length === 0) records.push(record);
    record = [];
  }
  return [records, newLine ?? "\n"];
}

/** The value of a quoted field and the place after it; a place beyond the text when the quote is not closed. */
function quoted(text: string, start: number): [value: string, end: number] {
  let value = "";
  let at = start + 1;
  for (;;) {
    const end = text.indexOf('"', at);
    if (end < 0) return [value, text.length + 1];
    value += text.slice(at, end);
    if (text[end + 1] !== '"') return [value, end + 1];
    value += '"';
    at = end + 2;
  }
}
