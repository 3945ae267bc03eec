/**
 * Hashing vectorizer: counts of terms by the hash of the term, so that no vocabulary is kept and new terms have their place. Terms can
 * not be told back from features.
 *
 * Feature |h| mod nFeatures, sign of h, for h = MurmurHash3 (32 bits, seed 0); rows to length 1. Source: scikit-learn 1.2
 * `HashingVectorizer`, whose 2^20 features are sparse: here they are dense, and 1024. O(terms + rows × features).
 */
import { Frame } from "../data/index.ts";
import { checkSize, checkText, eachText } from "./count-vectorizer.ts";
import { murmurHash } from "./murmur-hash.ts";
import { numberFrame, partsOf } from "./numeric-transformer.ts";
import { normalize } from "./normalizer.ts";
import { tokenizeOptions, tokenizer, type TokenizeOptions } from "./tokenize.ts";
import type { Inputs } from "./transformer-inputs.ts";
import { Transformer, type Output } from "./transformer.ts";

export interface HashingVectorizerParams extends TokenizeOptions {
  /** Features of each column of text; default 1024. */
  readonly nFeatures?: number;
  /** Length of a row; null for none; default l2. */
  readonly norm?: "l1" | "l2" | null;
  /** Whether a term counts −1 for half of the hashes; default true. */
  readonly alternateSign?: boolean;
  /** 1 for every feature that is there, however often; default false. */
  readonly binary?: boolean;
}

export class HashingVectorizer extends Transformer<HashingVectorizerParams> {
  readonly name = "HashingVectorizer";

  constructor(params: HashingVectorizerParams = {}) {
    super(params, [...tokenizeOptions, "nFeatures", "norm", "alternateSign", "binary"]);
    const { nFeatures = 1024 } = params;
    tokenizer(params);
    if (!(Number.isInteger(nFeatures) && nFeatures >= 1))
      throw new RangeError(`HashingVectorizer: nFeatures must be a whole number ≥ 1; got ${nFeatures}`);
  }

  protected override learn(X: Frame): object {
    for (const column of X.data) checkText(this.name, column);
    return {};
  }

  protected override apply(model: object, X: Frame): Frame {
    const { nFeatures = 1024, norm = "l2", alternateSign = true, binary = false } = this.params;
    const terms = tokenizer(this.params);
    const n = X.length;
    checkSize(this.name, n, nFeatures * X.data.length);
    const names = this.outputs(model, { names: X.columns, types: [] }).map(({ name }) => name);
    const data = X.data.flatMap((column, j) => {
      const out = new Float64Array(n * nFeatures);
      eachText(column, n, (text, i) => {
        for (const term of terms(text)) {
          const hash = murmurHash(term);
          out[i * nFeatures + (Math.abs(hash) % nFeatures)]! += alternateSign && hash < 0 ? -1 : 1;
        }
      });
      const counts = binary ? out.map((x) => (x === 0 ? 0 : 1)) : out;
      const values = norm === null || n === 0 ? counts : normalize(counts, n, nFeatures, norm);
      return numberFrame(values, n, names.slice(j * nFeatures, (j + 1) * nFeatures)).data;
    });
    return new Frame(data, { length: n });
  }

  protected override outputs(_: object, inputs: Inputs): readonly Output[] {
    const { nFeatures = 1024 } = this.params;
    return inputs.names.flatMap((name) =>
      partsOf(
        name,
        Array.from({ length: nFeatures }, (__, h) => `${name}_hash${h}`),
      ),
    );
  }
}
