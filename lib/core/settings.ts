/** The text of a setting as a value of the same kind as the one it replaces. */

/** `problem` is a rule in words when the text does not fit. */
export function settingValue(text: string, present: unknown): { value?: unknown; problem?: string } {
  const word = text.trim().replace(/^(["'`])([^]*)\1$/, "$2");
  if (typeof present === "boolean") {
    if (/^(true|on|yes|1)$/i.test(word)) return { value: true };
    if (/^(false|off|no|0)$/i.test(word)) return { value: false };
    return { problem: "must be true or false" };
  }
  if (typeof present === "number") {
    const value = Number(word);
    return word === "" || Number.isNaN(value) ? { problem: "must be a number" } : { value };
  }
  return { value: word };
}
