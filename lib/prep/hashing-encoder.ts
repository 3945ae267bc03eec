/**
 * Hashing encoder: each category falls into one of `nComponents` features of its column by the hash of its text, with a sign that lets
 * collisions cancel out. Nothing is learnt, so categories that training did not have are no trouble, and none can be told back from
 * its feature. A missing value gives zeros.
 *
 * Feature |h| mod nComponents, sign of h, for h = MurmurHash3 (32 bits, seed 0) of the UTF-8 text. Source: Weinberger et al. (2009);
 * scikit-learn `FeatureHasher` hashes alike. O(rows × columns).
 */
import type { Frame } from "../data/index.ts";
import { categoriesOf } from "./distinct-values.ts";
import { murmurHash } from "./murmur-hash.ts";
import { numberFrame, partsOf } from "./numeric-transformer.ts";
import type { Inputs } from "./transformer-inputs.ts";
import { Transformer, type Output } from "./transformer.ts";

export interface HashingEncoderParams {
  /** Features of each column; default 8. */
  readonly nComponents?: number;
  /** Whether a value counts −1 for half of the hashes; default true. */
  readonly alternateSign?: boolean;
}

export class HashingEncoder extends Transformer<HashingEncoderParams> {
  readonly name = "HashingEncoder";

  constructor(params: HashingEncoderParams = {}) {
    super(params, ["nComponents", "alternateSign"]);
    const { nComponents = 8 } = params;
    if (!(Number.isInteger(nComponents) && nComponents >= 1))
      throw new RangeError(`HashingEncoder: nComponents must be a whole number ≥ 1; got ${nComponents}`);
  }

  protected override learn(X: Frame): object {
    for (const column of X.data) categoriesOf(this.name, column);
    return {};
  }

  protected override apply(model: object, X: Frame): Frame {
    const { nComponents = 8, alternateSign = true } = this.params;
    const width = nComponents * X.data.length;
    const out = new Float64Array(X.length * width);
    for (const [j, column] of X.data.entries()) {
      const { values, codes } = categoriesOf(this.name, column);
      const hashes = values.map((value) => (value === null ? undefined : murmurHash(String(value))));
      for (let i = 0; i < X.length; i++) {
        const hash = hashes[codes[i]!];
        if (hash === undefined) continue;
        out[i * width + j * nComponents + (Math.abs(hash) % nComponents)] =
          alternateSign && hash < 0 ? -1 : 1;
      }
    }
    const names = this.outputs(model, { names: X.columns, types: [] }).map(({ name }) => name);
    return numberFrame(out, X.length, names);
  }

  protected override outputs(_: object, inputs: Inputs): readonly Output[] {
    const { nComponents = 8 } = this.params;
    return inputs.names.flatMap((name) =>
      partsOf(
        name,
        Array.from({ length: nComponents }, (__, h) => `${name}_hash${h}`),
      ),
    );
  }
}
