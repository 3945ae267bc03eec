/**
 * The guide's choice of an architecture as a decision of three steps: what a row holds, how many rows there are, how soon an answer must come.
 * Tables go to gradient boosting and skip the rows, for there is nothing to transfer. Source: the workflow's fourth stage.
 */
import { choicePathInfo, type ChoicePathInfo } from "../plots/index.ts";
import { number } from "../core/words.ts";
import type { AdviceInputs, RowContent } from "./advice-inputs.ts";

export type Family = "gradient boosting" | "CNN" | "RNN" | "Transformer";
export type Training = "from scratch" | "transfer learning" | "compare both";
export type Size = "light" | "middle" | "large";

export interface Architecture {
  readonly family: Family;
  readonly training: Training;
  readonly size: Size;
  /** The whole decision and the way through it. */
  readonly path: ChoicePathInfo;
  /** The way in words, one step each. */
  readonly steps: readonly string[];
}

const FAMILIES: Readonly<Record<RowContent, Family>> = {
  table: "gradient boosting",
  images: "CNN",
  text: "Transformer",
  sequences: "RNN",
};
const CONTENTS = ["table", "images", "text", "sequences"] as const;
const HELD: Readonly<Record<RowContent, string>> = {
  table: "numbers, categories",
  images: "images",
  text: "text",
  sequences: "sequences, sound",
};

export function architecture(
  inputs: Pick<AdviceInputs, "content" | "contentWhy" | "deciding" | "latency">,
  limits: Readonly<Record<string, number>>,
): Architecture {
  const { content, deciding, latency } = inputs;
  const few = limits["rows.transfer.below"]!;
  const many = limits["rows.scratch.from"]!;
  const soon = limits["latency.light.below"]!;
  const isTable = content === "table";
  const rows = isTable ? 0 : deciding < few ? 1 : deciding < many ? 2 : 3;
  const speed = latency === null ? 2 : latency !== undefined && latency < soon ? 0 : 1;
  const size = (["light", "middle", "large"] as const)[speed]!;
  const path = choicePathInfo({
    title: "The guide's choice of an architecture",
    remark: "blue: the way of these data",
    steps: [
      {
        question: "What does a row hold?",
        options: CONTENTS.map((each) => ({ name: HELD[each], result: `→ ${FAMILIES[each]}` })),
        taken: CONTENTS.indexOf(content),
      },
      {
        question: "How many rows with a label?",
        options: [
          { name: "any (a table)", result: "from scratch", from: [0] },
          { name: `below ${number(few)}`, result: "transfer learning", from: [1, 2, 3] },
          { name: `${number(few)} and more`, result: "compare both", from: [1, 2, 3] },
          { name: `${number(many)} and more`, result: "from scratch", from: [1, 2, 3] },
        ],
        taken: rows,
      },
      {
        question: "How soon must it answer?",
        options: [
          { name: `below ${number(soon)} ms`, result: sizeWords(content, "light") },
          { name: "later, or not said", result: sizeWords(content, "middle") },
          { name: "offline", result: sizeWords(content, "large") },
        ],
        taken: speed,
      },
    ],
  });
  return Object.freeze({
    family: FAMILIES[content],
    training: (["from scratch", "transfer learning", "compare both", "from scratch"] as const)[rows]!,
    size,
    path,
    steps: Object.freeze([
      `A row holds ${HELD[content]} (${inputs.contentWhy}): ${FAMILIES[content]}.`,
      isTable
        ? "Rows do not decide: there is nothing to transfer to a table, so the model is trained from scratch."
        : `${number(deciding)} rows to learn from, ${["", `below ${number(few)}: transfer learning`, `between ${number(few)} and ${number(many)}: compare transfer with training from scratch`, `${number(many)} or more: from scratch`][rows]!}.`,
      `${latency === undefined ? "Nobody said how soon an answer must come" : latency === null ? "Nobody waits for the answer (offline)" : `An answer within ${number(latency)} ms, ${latency < soon ? "below" : "not below"} ${number(soon)} ms`}: ${sizeWords(content, size)}.`,
    ]),
  });
}

/** A size in the words of a family; the names of networks are the guide's. */
export function sizeWords(content: RowContent, size: Size): string {
  const words: Readonly<Record<RowContent, Readonly<Record<Size, string>>>> = {
    table: { light: "few small trees", middle: "the usual size", large: "many slow trees" },
    images: { light: "light: MobileNet", middle: "middle: ResNet-50", large: "large: ResNet-152" },
    text: { light: "light: distilled", middle: "middle: base size", large: "large" },
    sequences: { light: "light: one GRU layer", middle: "middle: two layers", large: "large: deep" },
  };
  return words[content][size];
}
