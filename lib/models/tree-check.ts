/**
 * Whether a tree ensemble is sound: arrays of one length, children and features in range, every node reached once at most (so no
 * loops), finite values. For loaders: a damaged file is refused before anything walks it. O(nodes).
 */
import { MISSING, SPLIT, type TreeEnsemble } from "./tree-ensemble.ts";

/**
 * @param where the caller's name, for errors.
 * @throws RangeError that says which rule is broken, and where.
 */
export function checkEnsemble(where: string, ensemble: TreeEnsemble): void {
  const refuse = (rule: string, got: string): never => {
    throw new RangeError(
      `${where}: ${rule}; got ${got}; the model is damaged or of a kind that is not known`,
    );
  };
  const { features, outputs, roots, left, right, feature, valueWidth } = ensemble;
  const nodes = left.length;
  if (!(Number.isInteger(features) && features >= 1))
    refuse("a model of trees needs features", `${features}`);
  if (!(Number.isInteger(outputs) && outputs >= 1)) refuse("a model of trees needs outputs", `${outputs}`);
  if (valueWidth !== 1 && valueWidth !== outputs)
    refuse(`leaves must hold 1 or ${outputs} values`, `${valueWidth}`);
  for (const name of [
    "right",
    "feature",
    "threshold",
    "split",
    "missing",
    "defaultLeft",
    "cover",
    "value",
  ] as const) {
    const wanted = name === "value" ? nodes * valueWidth : nodes;
    if (ensemble[name].length !== wanted)
      refuse(`"${name}" must have ${wanted} entries for ${nodes} nodes`, `${ensemble[name].length}`);
  }
  if (ensemble.base.length !== outputs) refuse(`base must have ${outputs} values`, `${ensemble.base.length}`);
  if (ensemble.treeOutput.length !== roots.length)
    refuse(`each of ${roots.length} trees must have its output`, `${ensemble.treeOutput.length}`);
  for (let t = 0; t < roots.length; t++) {
    const output = ensemble.treeOutput[t]!;
    if (output < -1 || output >= outputs || (output === -1 && valueWidth !== outputs))
      refuse(`tree ${t} must add to one of ${outputs} outputs`, `${output}`);
  }
  const { categoryStart, categoryWords } = ensemble;
  if (categoryStart !== undefined)
    checkStarts("categoryStart", categoryStart, nodes, categoryWords?.length ?? 0, refuse);
  const seen = new Uint8Array(nodes);
  const stack: number[] = [];
  for (let t = 0; t < roots.length; t++) {
    stack.push(roots[t]!);
    while (stack.length > 0) {
      const node = stack.pop()!;
      if (!(node >= 0 && node < nodes))
        refuse(`children of tree ${t} must be among ${nodes} nodes`, `${node}`);
      if (seen[node] === 1) refuse("a node must have one parent", `node ${node} twice, in tree ${t}`);
      seen[node] = 1;
      const [l, r] = [left[node]!, right[node]!];
      if (l === -1 && r === -1) continue;
      if (!(feature[node]! >= 0 && feature[node]! < features))
        refuse(`node ${node} must split one of ${features} features`, `${feature[node]}`);
      if (ensemble.split[node]! > SPLIT.category || ensemble.missing[node]! > MISSING.none)
        refuse(
          `node ${node} must split in a known way`,
          `${ensemble.split[node]}, ${ensemble.missing[node]}`,
        );
      if (ensemble.split[node] === SPLIT.category) {
        if (categoryStart === undefined)
          refuse(`node ${node} splits by category and needs a bit set`, "none");
      } else if (Number.isNaN(ensemble.threshold[node]!)) refuse(`node ${node} needs a threshold`, "NaN");
      stack.push(r, l);
    }
  }
  for (const [name, values] of Object.entries({ value: ensemble.value, base: ensemble.base })) {
    const at = values.findIndex((x) => !Number.isFinite(x));
    if (at >= 0) refuse(`"${name}" must be finite`, `${values[at]} at ${at}`);
  }
  const { linear } = ensemble;
  if (linear !== undefined) {
    if (valueWidth !== 1) refuse("linear leaves hold one value", `${valueWidth}`);
    checkStarts("linear.start", linear.start, nodes, linear.coef.length, refuse);
    if (linear.feature.length !== linear.coef.length || linear.intercept.length !== nodes)
      refuse("linear terms must have one length", `${linear.feature.length} and ${linear.coef.length}`);
    for (const at of linear.feature)
      if (!(at >= 0 && at < features)) refuse(`linear leaves must use one of ${features} features`, `${at}`);
  }
}

function checkStarts(
  name: string,
  start: Int32Array,
  nodes: number,
  total: number,
  refuse: (rule: string, got: string) => never,
): void {
  if (start.length !== nodes + 1) refuse(`"${name}" must have ${nodes + 1} entries`, `${start.length}`);
  for (let node = 0; node < nodes; node++)
    if (start[node]! < 0 || start[node + 1]! < start[node]!)
      refuse(`"${name}" must rise from 0`, `${start[node + 1]} after ${start[node]}`);
  if (start[nodes]! > total) refuse(`"${name}" must end within ${total} entries`, `${start[nodes]}`);
}
