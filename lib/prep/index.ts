/** Preparing data for learners: fitted on training rows, kept as records. */
export {
  encode,
  everyRow,
  fitEncoder,
  type Encoder,
  type EncoderOptions,
  type Feature,
  type FeatureKind,
} from "./encode.ts";
export { fitStandardScaler, standardScale, type StandardScaler } from "./standard-scaler.ts";
