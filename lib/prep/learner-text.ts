/** A learner in words: `LogisticRegression({ C: 0.1 })`, its steps, whether it is fitted, and on what. */
import { displaySymbol, type MimeBundle } from "../core/index.ts";

/** What the text is made of; models have more than transformers. */
export interface Described {
  readonly name: string;
  readonly params: object;
  readonly isFitted: boolean;
  readonly features?: { readonly names: readonly string[] } | undefined;
  readonly classes?: readonly unknown[] | undefined;
}

const inspectSymbol: unique symbol = Symbol.for("nodejs.util.inspect.custom");

/** The methods by which a learner shows itself, for its prototype. */
export function showLearner(prototype: object): void {
  Object.defineProperties(prototype, {
    [displaySymbol]: {
      value(this: Described): MimeBundle {
        return { "text/plain": learnerText(this) };
      },
    },
    [inspectSymbol]: {
      value(this: Described): string {
        return learnerText(this);
      },
    },
  });
}

export function learnerText(learner: Described): string {
  const { features, classes } = learner;
  const facts = [
    learner.isFitted ? "fitted" : "not fitted",
    ...(features === undefined || features === null ? [] : [`columns: ${some(features.names)}`]),
    ...(classes === undefined || classes === null ? [] : [`classes: ${some(classes.map(String))}`]),
  ];
  return `${call(learner)}\n${facts.join(" · ")}`;
}

function call({ name, params }: Pick<Described, "name" | "params">): string {
  const { steps } = params as { readonly steps?: unknown };
  if (Array.isArray(steps))
    return steps.map((step: unknown) => value(Array.isArray(step) ? step.at(-1) : step)).join("\n  → ");
  const given = Object.entries(params).filter(([, each]) => each !== undefined);
  return `${name}(${given.length === 0 ? "" : `{ ${given.map(([key, each]) => `${key}: ${value(each)}`).join(", ")} }`})`;
}

function value(given: unknown): string {
  if (typeof given === "object" && given !== null && "params" in given && "name" in given)
    return call(given as Described);
  const text = typeof given === "function" ? "function" : (JSON.stringify(given) ?? "undefined");
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

function some(names: readonly string[]): string {
  return names.length <= 8
    ? names.join(", ")
    : `${names.slice(0, 8).join(", ")} and ${names.length - 8} more`;
}
