/**
 * Named steps of pipelines: names that differ, and copies with other parameters, addressed as scikit-learn does: `name__parameter`
 * changes a step's parameter, at any depth, `name` replaces the step.
 */

/** What can be a step. */
export interface Clonable {
  readonly name: string;
  clone(changes?: Readonly<Record<string, unknown>>): unknown;
}

/** @throws RangeError unless names differ, are not empty and hold no "__". */
export function checkSteps(where: string, names: readonly string[]): void {
  for (const [at, name] of names.entries()) {
    if (typeof name !== "string" || name === "" || name.includes("__"))
      throw new RangeError(`${where}: names of steps must be text without "__"; got ${JSON.stringify(name)}`);
    if (names.indexOf(name) !== at)
      throw new RangeError(`${where}: names of steps must differ; got "${name}" twice`);
  }
}

/** Names for steps without one: the class's, in lower case, numbered where it comes again. */
export function stepNames(steps: readonly { readonly name: string }[]): string[] {
  const names = steps.map(({ name }) => name.toLowerCase());
  return names.map((name, at) =>
    names.filter((each) => each === name).length === 1
      ? name
      : `${name}-${names.slice(0, at + 1).filter((each) => each === name).length}`,
  );
}

/**
 * The steps with changes, unfitted, and the changes that were for none of them.
 * @throws RangeError for a step that is not there.
 */
export function changedSteps<T extends Clonable | string>(
  where: string,
  steps: readonly (readonly [name: string, step: T])[],
  changes: Readonly<Record<string, unknown>>,
  own: readonly string[],
): { readonly steps: (readonly [string, T])[]; readonly rest: Record<string, unknown> } {
  const rest: Record<string, unknown> = {};
  const forStep = new Map<string, Record<string, unknown>>();
  const replaced = new Map<string, T>();
  const names = steps.map(([name]) => name);
  for (const [key, value] of Object.entries(changes)) {
    const cut = key.indexOf("__");
    const name = cut < 0 ? key : key.slice(0, cut);
    if (names.includes(name)) {
      if (cut < 0) replaced.set(name, value as T);
      else forStep.set(name, { ...forStep.get(name), [key.slice(cut + 2)]: value });
    } else if (cut < 0 && own.includes(key)) rest[key] = value;
    else
      throw new RangeError(
        `${where}: no parameter "${key}"; known: ${[...own, ...names.map((each) => `${each}__…`)].join(", ")}`,
      );
  }
  return {
    steps: steps.map(([name, step]) => {
      const base = replaced.get(name) ?? step;
      if (typeof base === "string") return [name, base];
      return [name, (base as Clonable).clone(forStep.get(name) ?? {}) as T];
    }),
    rest,
  };
}
