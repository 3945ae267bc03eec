/**
 * The explanation of one class. Of two classes only the second is explained; the first's is its mirror: as much as a feature adds to the one it takes
 * from the other, in log-odds and in probabilities.
 */
import type { Explanation } from "./explanation.ts";

/**
 * @param classes of the model; undefined where it has none.
 * @throws RangeError on an output that is neither there nor a mirror.
 */
export function classOutput(
  explanation: Explanation,
  classes: readonly unknown[] | undefined,
  wanted: string | number,
): Explanation {
  return isMirrored(explanation, classes, wanted)
    ? mirrored(explanation, String(wanted))
    : explanation.output(wanted);
}

/** Whether it is the first of two classes, of which only the second is explained. */
function isMirrored(
  { outputs, outputNames, units }: Explanation,
  classes: readonly unknown[] | undefined,
  wanted: string | number | undefined,
): boolean {
  return (
    outputs === 1 &&
    classes?.length === 2 &&
    wanted === String(classes[0]) &&
    outputNames[0] === String(classes[1]) &&
    (units === "probability" || units === "log-odds")
  );
}

/** The same of the other class; twice gives the first again. */
export function mirrored(explanation: Explanation, name: string): Explanation {
  const { values, baseValues, predictions, interactionValues, mainEffects, units } = explanation;
  // Less than zero from zero: no zeros with a sign.
  const negated = (numbers: Float64Array | undefined): Float64Array | undefined => numbers?.map((x) => 0 - x);
  const whole = units === "probability" ? 1 : 0;
  const turned = (numbers: Float64Array | undefined): Float64Array | undefined =>
    numbers?.map((x) => whole - x);
  return explanation.with({
    values: negated(values)!,
    baseValues: turned(baseValues)!,
    predictions: turned(predictions),
    interactionValues: negated(interactionValues),
    mainEffects: negated(mainEffects),
    outputNames: [name],
  });
}
