/** A validation that is watched: one display shows what is known so far, and the whole at the end. */
import { liveDisplay, type MimeBundle, type Show } from "../core/index.ts";
import type { Target } from "../data/index.ts";
import type { Predictor } from "../models/index.ts";
import { gate } from "./gate.ts";
import { validationResult, type ValidationResult } from "./report.ts";
import { reportHtml } from "./report-html.ts";
import { reportText } from "./report-text.ts";
import { runValidation, type ValidateOptions } from "./validation-run.ts";
import type { ValidationRecord } from "./validation-result.ts";

export interface LiveValidationOptions extends ValidateOptions {
  /** Throws ValidationFailure after the report is shown when the verdict is a failure; see `gate`. */
  readonly gate?: boolean | undefined;
  /** Shows nothing but a failure behind a gate. */
  readonly quiet?: boolean;
  /** Milliseconds; for tests. */
  readonly clock?: () => number;
}

/** @throws what `validate` throws, and ValidationFailure behind a gate. */
export async function liveValidation(
  model: Predictor,
  X: unknown,
  y: Target | string,
  options: LiveValidationOptions,
  show: Show,
): Promise<ValidationResult> {
  const { clock, quiet = false, gate: closed, ...rest } = options;
  const live = liveDisplay(show, clock);
  let last: ValidationRecord | undefined;
  const record = await runValidation(model, X, y, {
    ...rest,
    onPartial: (partial) => {
      last = partial;
      rest.onPartial?.(partial);
    },
    onProgress: (progress) => {
      rest.onProgress?.(progress);
      if (quiet) return;
      const text = `${progress.done} of ${progress.total} steps · ${progress.message}`;
      live.offer(() =>
        last === undefined
          ? { "text/plain": text }
          : { "text/html": reportHtml(last, text), "text/plain": text },
      );
    },
  });
  const result = validationResult(record);
  const whole = (): MimeBundle => ({ "text/html": reportHtml(record), "text/plain": reportText(record) });
  if (!quiet) live.put(whole(), result);
  try {
    return gate(result, closed);
  } catch (failure) {
    if (quiet) live.put(whole(), result);
    throw failure;
  }
}
