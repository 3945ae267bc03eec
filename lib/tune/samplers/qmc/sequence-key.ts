/**
 * The study attribute that counts the points drawn from a sequence: `qmc:` and the SHA-256 of a JSON text that names the
 * sequence, its search space and, when scrambled, its seed. Optuna's key, letter for letter, so that workers in both
 * languages share one count. Source: Optuna 5.0, `samplers/_qmc.py`.
 */
import { createHash } from "node:crypto";
import {
  CategoricalDistribution,
  type Distribution,
  IntDistribution,
  type ParamValue,
  type SearchSpace,
} from "../../distributions.ts";
import { pythonFloat, toPythonJson } from "../../python-json.ts";

/** The key; `seed` is given for scrambled sequences only. */
export function sequenceKey(qmcType: string, space: SearchSpace, seed?: number): string {
  const names = [...space.keys()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const text = toPythonJson({
    qmc_type: qmcType,
    search_space: Object.fromEntries(names.map((name) => [name, inPython(space.get(name)!)])),
    scramble: seed !== undefined,
    seed,
  });
  return `qmc:${createHash("sha256").update(text).digest("hex")}`;
}

/** A distribution as Python prints it. */
function inPython(distribution: Distribution): string {
  if (distribution instanceof CategoricalDistribution) {
    const choices = distribution.choices.map(choiceInPython);
    return `CategoricalDistribution(choices=(${choices.join(", ")}${choices.length === 1 ? "," : ""}))`;
  }
  const number = distribution instanceof IntDistribution ? String : pythonFloat;
  const { name, high, log, low, step } = distribution;
  const grid = step === null ? "None" : number(step);
  return `${name}(high=${number(high)}, log=${log ? "True" : "False"}, low=${number(low)}, step=${grid})`;
}

function choiceInPython(choice: ParamValue): string {
  if (choice === null) return "None";
  if (typeof choice === "boolean") return choice ? "True" : "False";
  if (typeof choice === "number") return Number.isSafeInteger(choice) ? String(choice) : pythonFloat(choice);
  const quote = choice.includes("'") && !choice.includes('"') ? '"' : "'";
  const escaped = choice.replace(/[\\\n\r\t]/g, (letter) => escapes[letter]!);
  return quote + (quote === "'" ? escaped.replaceAll("'", "\\'") : escaped) + quote;
}

const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
