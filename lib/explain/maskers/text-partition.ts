/**
 * A hierarchy of the words of a text that follows its sentences: neighbours are joined, the best pair first. Pieces of one word come first, then
 * small groups; brackets stay closed, and joining across connectors, commas and ends of sentences comes late. The height of a group is its share
 * of all words. A heuristic, not a grammar. Source: the rules and scores of shap 0.46, `maskers/_text.py`. O(n²).
 */

const CONNECTORS = ["but", "and", "or"];
const ENDS = [".", "?", "!"];
const APOSTROPHE_ENDINGS = ["t", "s"];

/** @param segments the text cut in pieces, each with what separates it from the next. Gives (n − 1)×4 as scipy's linkage. */
export function textClustering(segments: readonly string[]): Float64Array {
  const words = wordsOf(segments);
  const n = words.length;
  const isOpen = words.map((word) => word === "(" || word === ")");
  // Groups are runs of words: first, end (excluded), and the number of the node.
  const groups = words.map((_, at) => ({ first: at, end: at + 1, node: at }));
  const out = new Float64Array(4 * Math.max(0, n - 1));
  for (let step = 0; step < n - 1; step++) {
    let at = 0;
    let best = -Infinity;
    for (let i = 0; i + 1 < groups.length; i++) {
      const score = mergeScore(words, isOpen, groups[i]!, groups[i + 1]!);
      if (score > best) [best, at] = [score, i];
    }
    const [left, right] = [groups[at]!, groups[at + 1]!];
    out.set([left.node, right.node, (right.end - left.first) / n, right.end - left.first], 4 * step);
    if (words[left.first] === "(" && words[right.end - 1] === ")")
      isOpen[left.first] = isOpen[right.end - 1] = false;
    groups.splice(at, 2, { first: left.first, end: right.end, node: n + step });
  }
  return out;
}

/** Pieces without space around; one that goes on a word is marked with ##. */
function wordsOf(segments: readonly string[]): string[] {
  const words: string[] = [];
  for (const [at, segment] of segments.entries()) {
    const before = segments[at - 1];
    const goesOn =
      before !== undefined &&
      words[at - 1] !== "" &&
      !/[^\p{L}\p{N}_]$/u.test(before) &&
      /^[A-Za-z]/.test(segment);
    words.push(goesOn ? `##${segment.trim()}` : segment.trim());
  }
  return words;
}

interface Group {
  readonly first: number;
  readonly end: number;
}

function mergeScore(words: readonly string[], isOpen: readonly boolean[], left: Group, right: Group): number {
  const [leftFirst, leftLast] = [words[left.first]!, words[left.end - 1]!];
  const [rightFirst, rightLast] = [words[right.first]!, words[right.end - 1]!];
  const rightSize = right.end - right.first;
  let score = -(left.end - left.first) - rightSize;
  if (rightFirst.startsWith("##")) score += 20;
  if (
    rightFirst === "'" &&
    (rightSize === 1 || (rightSize === 2 && APOSTROPHE_ENDINGS.includes(words[right.first + 1]!)))
  )
    score += 15;
  if (leftLast === "'" && APOSTROPHE_ENDINGS.includes(rightFirst)) score += 15;
  if (isControl(leftFirst) !== isControl(rightLast)) score -= 1000;
  if (rightFirst === "(" && isOpen[right.first]) score -= 100;
  if (leftLast === ")" && isOpen[left.end - 1]) score -= 100;
  if (leftFirst === "(") score -= 2;
  if (CONNECTORS.includes(leftLast) || CONNECTORS.includes(rightFirst)) score -= 2;
  if (leftLast === ",") score -= 10;
  if (rightFirst === ",") score -= rightSize > 1 ? 10 : 1;
  if (ENDS.includes(leftLast)) score -= 20;
  if (ENDS.includes(rightFirst)) score -= rightSize > 1 ? 20 : 1;
  return score;
}

/** Marks of a model's own, as [CLS]. */
function isControl(word: string): boolean {
  return word.startsWith("[") && word.endsWith("]");
}
