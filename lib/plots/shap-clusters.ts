/**
 * Features in an order that keeps redundant ones together: those that a hierarchy joins below a cut-off stand next to each other, the more
 * important first; and where not all features have room, whole clusters are added up before any is cut through.
 *
 * A hierarchy is (p − 1)×4 numbers as scipy's linkage. Source: shap 0.46, `plots/_utils.py` and `plots/_bar.py`. O(p²).
 */
import type { Effects, ShownFeature } from "./shap-effects.ts";

export interface ClusteredFeatures {
  /** Members of each drawn feature, in the order drawn; the last may hold what is left. */
  readonly groups: readonly (readonly number[])[];
  /** Whether the last group is what had no room. */
  readonly rest: boolean;
  /** Joins below the cut-off, in places of the drawn features. */
  readonly joins: readonly Join[];
}

export interface Join {
  /** Place and distance of the two branches, and the distance where they meet. */
  readonly a: readonly [number, number];
  readonly b: readonly [number, number];
  readonly distance: number;
}

interface Node {
  readonly members: readonly number[];
  readonly distance: number;
  readonly parts: readonly [Node, Node] | null;
}

/**
 * @param order positions, the most important first.
 * @param size importance of each feature.
 */
export function clusteredFeatures(
  clustering: Float64Array,
  order: readonly number[],
  size: Float64Array,
  maxDisplay: number,
  cutoff: number,
): ClusteredFeatures {
  let root = treeOf(clustering);
  let units: Node[] = order.map((j) => ({ members: [j], distance: 0, parts: null }));
  for (;;) {
    const sorted = keptTogether(root, units, size, cutoff);
    const [last, before] = [sorted[maxDisplay - 1], sorted[maxDisplay - 2]];
    const cuts =
      maxDisplay < sorted.length &&
      last !== undefined &&
      before !== undefined &&
      meetingDistance(root, last, before) <= cutoff;
    const least = cuts ? leastPair(root, size) : undefined;
    if (least === undefined) {
      const fits = sorted.length <= maxDisplay;
      const shown = fits ? sorted : sorted.slice(0, maxDisplay - 1);
      const groups = shown.map(({ members }) => members);
      if (!fits) groups.push(sorted.slice(maxDisplay - 1).flatMap(({ members }) => members));
      const places = new Map(shown.flatMap(({ members }, place) => members.map((j) => [j, place] as const)));
      const joins: Join[] = [];
      joinsOf(root, places, cutoff, joins);
      return { groups, rest: !fits, joins };
    }
    // The two leaves of least worth become one.
    const made: Node = { members: least.members, distance: 0, parts: null };
    root = replaced(root, least, made);
    units = [...units.filter((unit) => !unit.members.some((j) => made.members.includes(j))), made].sort(
      (a, b) => worth(b, size) - worth(a, size),
    );
  }
}

/** The features of a picture by a hierarchy; null where there is none that fits. */
export function clusteredShown(
  { names, p }: Effects,
  clustering: Float64Array | undefined,
  order: readonly number[],
  size: Float64Array,
  maxDisplay: number,
  cutoff: number,
): { shown: ShownFeature[]; joins: readonly Join[] } | null {
  if (clustering === undefined || p < 2 || clustering.length !== 4 * (p - 1) || order.length !== p)
    return null;
  const { groups, rest, joins } = clusteredFeatures(clustering, order, size, maxDisplay, cutoff);
  return {
    shown: groups.map((members, at) => ({
      name:
        rest && at === groups.length - 1
          ? `Sum of ${members.length} other features`
          : groupName(members, names, size),
      members,
    })),
    joins,
  };
}

function groupName(members: readonly number[], names: readonly string[], size: Float64Array): string {
  const all = members.map((j) => names[j]!).join(" + ");
  if (members.length === 1 || all.length <= 40) return all;
  const most = members.reduce((best, j) => (size[j]! > size[best]! ? j : best));
  return `${names[most]!} + ${members.length - 1} other features`;
}

function treeOf(clustering: Float64Array): Node {
  const p = clustering.length / 4 + 1;
  const nodes: Node[] = Array.from({ length: p }, (_, j) => ({ members: [j], distance: 0, parts: null }));
  for (let i = 0; i < p - 1; i++) {
    const [a, b] = [nodes[clustering[4 * i]!]!, nodes[clustering[4 * i + 1]!]!];
    nodes.push({ members: [...a.members, ...b.members], distance: clustering[4 * i + 2]!, parts: [a, b] });
  }
  return nodes.at(-1)!;
}

/** The order by worth, but after each unit the nearest within the cut-off in the order of the tree, if there is one. */
function keptTogether(root: Node, units: readonly Node[], size: Float64Array, cutoff: number): Node[] {
  const inTree = new Map<number, number>();
  leavesByWorth(root, size).forEach((j, place) => inTree.set(j, place));
  const place = (unit: Node): number => inTree.get(unit.members[0]!)!;
  const sorted = [...units];
  for (let i = 0; i < sorted.length - 1; i++) {
    let next = i + 1;
    for (let j = i + 1; j < sorted.length; j++) {
      if (meetingDistance(root, sorted[i]!, sorted[j]!) > cutoff) continue;
      if (
        meetingDistance(root, sorted[i]!, sorted[next]!) > cutoff ||
        place(sorted[j]!) < place(sorted[next]!)
      )
        next = j;
    }
    const [moved] = sorted.splice(next, 1);
    sorted.splice(i + 1, 0, moved!);
  }
  return sorted;
}

function leavesByWorth(node: Node, size: Float64Array): readonly number[] {
  if (node.parts === null) return node.members;
  const [a, b] = node.parts;
  const first = largest(a, size) >= largest(b, size) ? a : b;
  return [...leavesByWorth(first, size), ...leavesByWorth(first === a ? b : a, size)];
}

function largest(node: Node, size: Float64Array): number {
  return node.parts === null
    ? worth(node, size)
    : Math.max(largest(node.parts[0], size), largest(node.parts[1], size));
}

function worth({ members }: Node, size: Float64Array): number {
  return members.reduce((sum, j) => sum + size[j]!, 0);
}

/** Distance at which the hierarchy joins two units. */
function meetingDistance(root: Node, one: Node, other: Node): number {
  const [a, b] = [one.members[0]!, other.members[0]!];
  let node = root;
  for (;;) {
    const part = node.parts?.find(({ members }) => members.includes(a) && members.includes(b));
    if (part === undefined) return node.distance;
    node = part;
  }
}

/** Of the nodes whose two parts are leaves, the one of least worth. */
function leastPair(node: Node, size: Float64Array): Node | undefined {
  if (node.parts === null) return undefined;
  const [a, b] = node.parts;
  if (a.parts === null && b.parts === null) return node;
  const found = [leastPair(a, size), leastPair(b, size)].filter((each) => each !== undefined);
  return found.sort((one, other) => worth(one, size) - worth(other, size))[0];
}

function replaced(node: Node, old: Node, made: Node): Node {
  if (node === old) return made;
  if (node.parts === null) return node;
  return { ...node, parts: [replaced(node.parts[0], old, made), replaced(node.parts[1], old, made)] };
}

/** Gives the middle of a branch where all of it is drawn. */
function joinsOf(
  node: Node,
  places: ReadonlyMap<number, number>,
  cutoff: number,
  joins: Join[],
): readonly [number, number] | null {
  if (node.parts === null) {
    const place = places.get(node.members[0]!);
    return place === undefined ? null : [place, 0];
  }
  const [a, b] = node.parts.map((part) => joinsOf(part, places, cutoff, joins));
  if (!a || !b) return null;
  if (node.distance <= cutoff) joins.push({ a, b, distance: node.distance });
  return [(a[0] + b[0]) / 2, node.distance];
}
