/**
 * `assay/kernel`: what an author of magics needs. A package whose default export, or whose `magics` export, is what
 * `defineMagic` gives is loaded with `%load_ext package`.
 */
export {
  AssayError,
  defineMagic,
  expression,
  expressionOption,
  flag,
  option,
  positional,
  rest,
  UsageError,
  z,
  type ArgumentInput,
  type ArgumentShape,
  type ArgumentValues,
  type CapturedOutput,
  type HistoryEntry,
  type HistoryQuery,
  type Magic,
  type MagicContext,
  type SessionPort,
  type UserScope,
} from "./magic.ts";
