/** Lengths of time as people write them. */

const units: Readonly<Record<string, number>> = { "": 1, s: 1, m: 60, min: 60, h: 3600, d: 86400 };

/** Seconds of "90", "90s", "10m", "2h", "1d". @throws RangeError for anything else. */
export function readDuration(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text.trim());
  const unit = units[match?.[2]?.toLowerCase() ?? "?"];
  if (match === null || unit === undefined)
    throw new RangeError(
      `a time is seconds, or a number with s, m, h or d; got ${JSON.stringify(text)}; write 90s or 10m`,
    );
  return Number(match[1]) * unit;
}
