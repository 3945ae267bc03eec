/** The contract of maskers: how features of an input are taken away, which makes the input a game for a model. */
import type { Matrix } from "../core/index.ts";
import type { Run } from "../prep/index.ts";
import type { Game } from "./game.ts";

/** A model on batches: what explainers ask. @typeParam Batch a design for tables, lists of texts or images. */
export interface BatchModel<Batch> {
  readonly name: string;
  /** Names of its k outputs; undefined until it was asked once. */
  readonly outputNames: readonly string[] | undefined;
  /** What the outputs count: "probability", "log-odds", …; "" where unknown. */
  readonly units: string;
  /** One row of k numbers for each input. @throws RangeError on answers of another number, or that are not finite. */
  evaluate(batch: Batch, run?: Run): Promise<Matrix>;
}

/** @typeParam Batch what the model takes. @typeParam Input one thing that is explained: a row, a text, an image. */
export interface Masker<Batch, Input> {
  readonly kind: "tabular" | "text" | "image" | "fixed";
  /** The input as a game for this model. */
  game(model: BatchModel<Batch>, input: Input): Game | Promise<Game>;
  /** Names of the players of this input. */
  playerNames(input: Input): readonly string[];
  /** What each player is, as a reader knows it: values, words. */
  playerData?(input: Input): readonly unknown[];
}
