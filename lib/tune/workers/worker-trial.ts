/**
 * A trial as an objective on a worker thread sees it. Its calls are answered by the thread that owns the study, while
 * this one waits: the sampler stays in one place, and `suggest…` is as immediate as anywhere.
 */
import { type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import type {
  CategoricalChoice,
  Distribution,
  FloatOptions,
  IntOptions,
  ParamValue,
} from "../distributions.ts";
import type { BaseTrial } from "../frozen-trial.ts";
import type { AnswerMessage, CallMessage, RunMessage } from "./messages.ts";

export class WorkerTrial implements BaseTrial {
  readonly number: number;
  readonly datetimeStart: Date | null;
  readonly #port: MessagePort;
  readonly #flag: Int32Array;

  constructor(run: RunMessage, port: MessagePort, flag: Int32Array) {
    this.number = run.number;
    this.datetimeStart = run.datetimeStart;
    this.#port = port;
    this.#flag = flag;
  }

  get params(): Readonly<Record<string, ParamValue>> {
    return this.#call("get", ["params"]) as Readonly<Record<string, ParamValue>>;
  }

  get distributions(): Readonly<Record<string, Distribution>> {
    return this.#call("get", ["distributions"]) as Readonly<Record<string, Distribution>>;
  }

  get userAttrs(): Readonly<Record<string, unknown>> {
    return this.#call("get", ["userAttrs"]) as Readonly<Record<string, unknown>>;
  }

  get constraints(): Readonly<Record<string, number>> {
    return this.#call("get", ["constraints"]) as Readonly<Record<string, number>>;
  }

  suggestFloat(name: string, low: number, high: number, options?: FloatOptions): number {
    return this.#call("suggestFloat", [name, low, high, options]) as number;
  }

  suggestInt(name: string, low: number, high: number, options?: IntOptions): number {
    return this.#call("suggestInt", [name, low, high, options]) as number;
  }

  suggestCategorical<const Choice extends CategoricalChoice>(
    name: string,
    choices: readonly Choice[],
  ): Choice {
    return this.#call("suggestCategorical", [name, choices]) as Choice;
  }

  report(value: number, step: number): void {
    this.#call("report", [value, step]);
  }

  shouldPrune(): boolean {
    return this.#call("shouldPrune", []) as boolean;
  }

  setUserAttr(key: string, value: unknown): void {
    this.#call("setUserAttr", [key, value]);
  }

  setSystemAttr(key: string, value: unknown): void {
    this.#call("setSystemAttr", [key, value]);
  }

  setConstraint(key: string, value: number): void {
    this.#call("setConstraint", [key, value]);
  }

  #call(method: CallMessage["method"], args: readonly unknown[]): unknown {
    Atomics.store(this.#flag, 0, 0);
    this.#port.postMessage({ method, args } satisfies CallMessage);
    Atomics.wait(this.#flag, 0, 0);
    const answer = receiveMessageOnPort(this.#port)?.message as AnswerMessage | undefined;
    if (answer === undefined) throw new Error("trial: the owner of the study gave no answer; it has ended");
    if ("error" in answer) throw answer.error;
    return answer.value;
  }
}
