/** The rows of a tree in the making: those of a node stand together, from one place to before another. */
import type { ValueGroups } from "./value-groups.ts";

/** What a tree learns: y a number, 0 or 1 for two classes, or a class position (width classes). */
export interface TreeTarget {
  readonly y: Float64Array;
  /** 1 for numbers and for two classes, else the number of classes. */
  readonly width: number;
}

export interface NodeRows {
  /** Rows with weight. */
  readonly size: number;
  readonly columns: number;
  readonly groups: ValueGroups;
  /** Rows of a node by the values of a feature, into `groups`. */
  group(feature: number, from: number, to: number): void;
  /** Least and greatest value of the feature in a group (by its key). */
  low(feature: number, key: number): number;
  high(feature: number, key: number): number;
  /** Σ w, and Σ w y or class weights into `sums`; says whether all targets are equal. */
  measure(from: number, to: number, sums: Float64Array): { weight: number; pure: boolean };
  /** Puts the rows of groups up to `key` to the left, in their order; gives the first place of the right. */
  partition(feature: number, key: number, missingLeft: boolean, from: number, to: number): number;
}
