/** The gate: a validation that fails stops a run without people, after its report was shown. */
import type { ValidationResult } from "./report.ts";

/** Thrown when a validation fails behind a gate; its message is the verdict. */
export class ValidationFailure extends Error {
  override readonly name = "ValidationFailure";
  declare readonly result: ValidationResult;

  constructor(result: ValidationResult) {
    super(result.verdict.message);
    // Not listed with the error: the report was shown already.
    Object.defineProperty(this, "result", { value: result, enumerable: false });
    this.stack = `${this.name}: ${this.message}`; // The model is wrong, not the code.
  }
}

/**
 * Gives the result back, or throws when its verdict is `fail` and the gate is closed.
 * @param closed default: only where the environment says that a robot runs (`CI=true`)
 */
export function gate(
  result: ValidationResult,
  closed: boolean = process.env["CI"] === "true",
): ValidationResult {
  if (closed && result.verdict.status === "fail") throw new ValidationFailure(result);
  return result;
}
