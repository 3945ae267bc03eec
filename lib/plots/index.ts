/** Plots: result → Info (plain JSON) → plotly figure, or a static SVG that needs no script. */
export {
  associationFigure,
  associationInfo,
  associationSvg,
  associationWords,
  type AssociationInfo,
  type AssociationPair,
} from "./associations.ts";
export { clusterOrder } from "./cluster-order.ts";
export {
  distributionFigure,
  distributionInfo,
  distributionSvg,
  distributionWords,
  sparkSvg,
  type BinnedDistribution,
  type CategoricalDistribution,
  type DistributionInfo,
  type DistributionOptions,
  type DistributionSource,
  type NoDistribution,
} from "./distribution.ts";
export {
  figure,
  theme,
  type Figure,
  type FigureParts,
  type Json,
  type Layout,
  type Trace,
} from "./figure.ts";
export {
  patternFigure,
  patternInfo,
  patternSvg,
  patternWords,
  type PatternInfo,
  type PatternOptions,
} from "./missing-patterns.ts";
export {
  missingFigure,
  missingInfo,
  missingSvg,
  missingWords,
  type MissingInfo,
  type MissingOptions,
  type MissingSource,
} from "./missing.ts";
export {
  noiseMatrixFigure,
  noiseMatrixInfo,
  noiseMatrixSvg,
  noiseMatrixWords,
  type NoiseMatrixInfo,
  type NoiseMatrixSource,
} from "./noise-matrix.ts";
export { nullityFigure, nullityInfo, nullitySvg, nullityWords, type NullityInfo } from "./nullity.ts";
export {
  outlierFigure,
  outlierInfo,
  outlierSvg,
  outlierWords,
  type OutlierInfo,
  type OutlierSource,
} from "./outliers.ts";
export {
  overlayFigure,
  overlayInfo,
  overlaySvg,
  overlayWords,
  profileOverlayInfo,
  type OverlayInfo,
  type OverlaySource,
} from "./overlay.ts";
export { COLOURS, type SvgOptions } from "./svg.ts";
export {
  timelineFigure,
  timelineInfo,
  timelineSvg,
  timelineWords,
  type TimelineInfo,
  type TimelineSource,
} from "./timeline.ts";
export {
  driftFigure,
  driftInfo,
  driftSvg,
  driftWords,
  type DriftFeature,
  type DriftInfo,
  type DriftLevel,
  type DriftOptions,
} from "./drift.ts";
