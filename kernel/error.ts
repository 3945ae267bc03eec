/**
 * The one error class of the kernel: where it happened, which rule was broken, and what to do about it.
 * Message form: "where: rule; got value; what to do".
 */
export class AssayError extends Error {
  override readonly name = "AssayError";
  readonly code: string;
  readonly where: string;
  readonly hint: string;

  /**
   * @param code stable machine name of the rule, e.g. `connection`
   * @param where the file, flag or argument that is wrong
   * @param rule the rule and the value got, e.g. `must be JSON; got "x"`
   * @param hint what to do about it
   */
  constructor(code: string, where: string, rule: string, hint: string) {
    super(`${where}: ${rule}; ${hint}`);
    this.code = code;
    this.where = where;
    this.hint = hint;
  }
}

/** A wrong call of a magic: shown to the user as one line and the usage, never as a stack. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
