/**
 * McNemar's test: whether two classifiers err equally often on the same rows, from the rows where only one of them is right.
 *
 * b: first right, second wrong; c: the other way. χ² = (b − c)²/(b + c), with correction (|b − c| − 1)²/(b + c); exact is the
 * two-sided binomial of min(b, c) in b + c at 1/2; mid-p takes half the chance of the point itself away.
 * Advice: exact below b + c = 25, mid-p otherwise. Source: McNemar (1947), Fagerland, Lydersen & Laake (2013). O(n).
 */
import { binomialDistribution } from "../core/discrete-distributions.ts";
import { chiSquaredDistribution } from "../core/gamma-distribution.ts";

export interface McNemar {
  readonly b: number;
  readonly c: number;
  /** `[[both right, only first], [only second, both wrong]]`; null when counts were given. */
  readonly table: readonly (readonly number[])[] | null;
  /** Null when the two never differ. */
  readonly chi2: number | null;
  readonly chi2Corrected: number | null;
  readonly pChi2: number | null;
  readonly pChi2Corrected: number | null;
  readonly pExact: number;
  readonly pMid: number;
  /** The advised one of them. */
  readonly p: number;
  readonly method: "exact" | "mid-p";
}

/** From the numbers of rows where only the first, and only the second, is right. @throws RangeError unless whole and ≥ 0. */
export function mcnemarCounts(b: number, c: number): McNemar {
  return result(b, c, null);
}

/** From truth and two predictions. @throws RangeError on lengths that differ. */
export function mcnemar(
  yTrue: ArrayLike<unknown>,
  prediction1: ArrayLike<unknown>,
  prediction2: ArrayLike<unknown>,
): McNemar {
  const n = yTrue.length;
  if (prediction1.length !== n || prediction2.length !== n) {
    throw new RangeError(
      `mcnemar: truth and predictions must be equally long; got ${n}, ${prediction1.length}, ${prediction2.length}`,
    );
  }
  const cells = [0, 0, 0, 0];
  for (let i = 0; i < n; i++)
    cells[(prediction1[i] === yTrue[i] ? 0 : 2) + (prediction2[i] === yTrue[i] ? 0 : 1)]!++;
  const table = Object.freeze([Object.freeze(cells.slice(0, 2)), Object.freeze(cells.slice(2))]);
  return result(cells[1]!, cells[2]!, table);
}

function result(b: number, c: number, table: McNemar["table"]): McNemar {
  if (!(Number.isInteger(b) && Number.isInteger(c) && b >= 0 && c >= 0)) {
    throw new RangeError(`mcnemar: counts must be whole numbers ≥ 0; got ${b} and ${c}`);
  }
  const n = b + c;
  const chi2 = n === 0 ? null : (b - c) ** 2 / n;
  const chi2Corrected = n === 0 ? null : Math.max(0, Math.abs(b - c) - 1) ** 2 / n;
  const tail = (x: number | null): number | null => (x === null ? null : chiSquaredDistribution(1).sf(x));
  const half = binomialDistribution(n, 0.5);
  const pExact = Math.min(1, 2 * half.cdf(Math.min(b, c)));
  // At b = c both halves hold the middle point: 2·cdf − pdf is 1 there already.
  const pMid = Math.min(1, 2 * half.cdf(Math.min(b, c)) - half.pdf(Math.min(b, c)));
  const method = n < 25 ? "exact" : "mid-p";
  return Object.freeze({
    b,
    c,
    table,
    chi2,
    chi2Corrected,
    pChi2: tail(chi2),
    pChi2Corrected: tail(chi2Corrected),
    pExact,
    pMid,
    p: method === "exact" ? pExact : pMid,
    method,
  });
}
