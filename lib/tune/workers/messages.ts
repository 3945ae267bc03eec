/** What a worker thread and the owner of the study say to each other. */
import type { MessagePort } from "node:worker_threads";
import type { ParamValue } from "../distributions.ts";

/** To the worker: run the objective with this trial. */
export interface RunMessage {
  readonly number: number;
  readonly datetimeStart: Date | null;
  readonly params: Readonly<Record<string, ParamValue>>;
}

/** From the worker: how the trial ended. */
export type EndMessage =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "pruned"; readonly message: string }
  | { readonly kind: "error"; readonly error: unknown }
  | { readonly kind: "unusable"; readonly error: unknown };

/** From the worker, which waits for the answer: call this method of the trial, or read this property. */
export interface CallMessage {
  readonly method: CallableName | "get";
  readonly args: readonly unknown[];
}

/** Methods of a trial that a worker may call. */
export type CallableName =
  | "suggestFloat"
  | "suggestInt"
  | "suggestCategorical"
  | "report"
  | "shouldPrune"
  | "setUserAttr"
  | "setSystemAttr"
  | "setConstraint";

export type AnswerMessage = { readonly value: unknown } | { readonly error: unknown };

/** What the worker is started with. `flag[0]` becomes 1 when an answer waits in the port. */
export interface WorkerStart {
  readonly module: string;
  readonly exportName: string | undefined;
  readonly data: unknown;
  readonly hasData: boolean;
  readonly port: MessagePort;
  readonly flag: SharedArrayBuffer;
}
