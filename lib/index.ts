/** What `import … from "assay"` gives: the library's public face. */
export {
  display,
  hostSymbol,
  progress,
  type Displayable,
  type DisplayOptions,
  type Host,
  type MimeBundle,
  type ProgressBar,
  type ProgressOptions,
} from "./core/index.ts";
