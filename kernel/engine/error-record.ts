/** A thrown value as data, so that it can cross to the front: name, message, stack, cause, and what else it carries. */
import { inspect } from "node:util";
import type { ErrorRecord } from "./protocol.ts";

/** @param where stack lines known from outside, for a thrown value that has no stack of its own */
export function toErrorRecord(thrown: unknown, where = "", depth = 0): ErrorRecord {
  if (!isErrorLike(thrown)) {
    const message = safely(
      () => (typeof thrown === "string" ? thrown : inspect(thrown)),
      "[a value that cannot be inspected]",
    );
    return { name: "Uncaught", message, stack: where };
  }
  const name = safely(() => String(thrown.name || thrown.constructor.name), "Error");
  const message = safely(() => String(thrown.message ?? ""), "");
  const stack = safely(() => String(thrown.stack ?? ""), "");
  const cause = safely(() => (thrown as { cause?: unknown }).cause, undefined);
  const errors = safely(() => (thrown as { errors?: unknown }).errors, undefined);
  return {
    name,
    message,
    stack: /\n\s+at /.test(stack) ? stack : `${stack}\n${where}`,
    ...(cause === undefined || depth > 5 ? {} : { cause: toErrorRecord(cause, "", depth + 1) }),
    ...(Array.isArray(errors) && depth <= 5
      ? { errors: errors.slice(0, 10).map((error) => toErrorRecord(error, "", depth + 1)) }
      : {}),
    ...details(thrown),
  };
}

function details(error: Error): { details?: string } {
  const extra: Record<string, unknown> = {};
  for (const key of safely(() => Object.keys(error), []))
    if (!["name", "message", "stack", "cause", "errors"].includes(key))
      extra[key] = safely(() => (error as unknown as Record<string, unknown>)[key], undefined);
  return Object.keys(extra).length === 0 ? {} : { details: safely(() => inspect(extra, { depth: 1 }), "") };
}

function isErrorLike(value: unknown): value is Error {
  return (
    value instanceof Error ||
    (typeof value === "object" &&
      value !== null &&
      safely(
        () => typeof (value as Error).stack === "string" && typeof (value as Error).message === "string",
        false,
      ))
  );
}

function safely<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
