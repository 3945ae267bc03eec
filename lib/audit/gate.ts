/** The gate: an audit that fails stops a run without people, after its report was shown. */
import type { AuditResult } from "./result.ts";

/** Thrown when an audit fails behind a gate; its message is the verdict. */
export class AuditFailure extends Error {
  override readonly name = "AuditFailure";
  declare readonly result: AuditResult;

  constructor(result: AuditResult) {
    super(result.verdict.message);
    // Not listed with the error: the report was shown already.
    Object.defineProperty(this, "result", { value: result, enumerable: false });
    this.stack = `${this.name}: ${this.message}`; // The data are wrong, not the code.
  }
}

/**
 * Gives the result back, or throws when its verdict is `fail` or `error` and the gate is closed.
 * @param closed default: only where the environment says that a robot runs (`CI=true`)
 */
export function gate(result: AuditResult, closed: boolean = process.env["CI"] === "true"): AuditResult {
  if (closed && (result.verdict.status === "fail" || result.verdict.status === "error"))
    throw new AuditFailure(result);
  return result;
}
