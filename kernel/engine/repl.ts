/**
 * Runs JavaScript in V8's REPL mode through the in-process inspector: names may be declared again, `await` works at the
 * top, functions see the latest values, loops run at native speed. Nothing listens on a port.
 */
import { Session, type Runtime } from "node:inspector";
import { promiseHooks } from "node:v8";

export type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly thrown: unknown; readonly where: string };

const GROUP = "cell";
const NODE = Number(process.versions.node.split(".")[0]);

export class Repl {
  readonly #session = new Session();
  /** Promises of evaluations that have not settled. */
  readonly #pending = new Set<object>();
  #taken: unknown;

  /** Puts a hidden door on `host` through which values come out of the inspector. */
  constructor(host: Record<string, unknown>) {
    this.#session.connect();
    Object.defineProperty(host, "take", {
      value: (value: unknown) => (this.#taken = value),
      enumerable: false,
    });
  }

  /** Evaluates and awaits; calls `settle` once, not on the stack of the evaluated code if that is ended by force. */
  run(js: string, settle: (outcome: Outcome) => void): void {
    const release = this.#holdNextPromise();
    this.#session.post(
      "Runtime.evaluate",
      {
        expression: js,
        replMode: true,
        awaitPromise: true,
        objectGroup: GROUP,
        silent: true,
      } as Runtime.EvaluateParameterType,
      (error, result) => {
        release();
        if (error !== null) {
          // Nothing can settle the cell any more, but it has not ended either: it waits until it is interrupted.
          if (error.message.includes("Promise was collected")) return;
          settle({
            ok: false,
            thrown: new Error(`the cell could not be evaluated: ${error.message}`),
            where: "",
          });
          return;
        }
        const failure = result.exceptionDetails;
        const outcome: Outcome =
          failure === undefined
            ? { ok: true, value: this.#value(result.result) }
            : {
                ok: false,
                thrown:
                  failure.exception === undefined ? new Error(failure.text) : this.#value(failure.exception),
                where: place(failure),
              };
        // Without this every result would live as long as the session.
        this.#session.post("Runtime.releaseObjectGroup", { objectGroup: GROUP });
        settle(outcome);
      },
    );
  }

  /**
   * The inspector answers when the promise of an evaluation is collected as garbage, from inside the collector, and there
   * V8 of Node 22 and newer aborts because the answer is a call of JavaScript. So that promise, the first one that an
   * evaluation makes, is kept until it settles; that of an interrupted cell for good.
   */
  #holdNextPromise(): () => void {
    if (NODE < 22) return () => undefined;
    let held: object | undefined;
    const stop = promiseHooks.onInit((promise) => {
      stop();
      held = promise;
      this.#pending.add(promise);
    }) as () => void;
    return () => {
      stop();
      if (held !== undefined) this.#pending.delete(held);
    };
  }

  evaluate(js: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.run(js, (outcome) =>
        outcome.ok ? resolve(outcome.value) : reject(withPlace(outcome.thrown, outcome.where)),
      );
    });
  }

  /** The value of an expression when it can be had without side effects, else undefined. */
  peek(expression: string): { value: unknown } | undefined {
    let found: { value: unknown } | undefined;
    this.#session.post(
      "Runtime.evaluate",
      {
        expression,
        replMode: false,
        silent: true,
        throwOnSideEffect: true,
        timeout: 100,
        objectGroup: "peek",
      } as Runtime.EvaluateParameterType,
      (error, result) => {
        if (error === null && result.exceptionDetails === undefined)
          found = { value: this.#value(result.result) };
      },
    );
    this.#session.post("Runtime.releaseObjectGroup", { objectGroup: "peek" });
    return found;
  }

  #value(remote: Runtime.RemoteObject): unknown {
    if (remote.objectId === undefined) {
      if (remote.unserializableValue === undefined)
        return remote.type === "undefined" ? undefined : (remote.value as unknown);
      const text = remote.unserializableValue;
      return text.endsWith("n") ? BigInt(text.slice(0, -1)) : text === "-0" ? -0 : Number(text);
    }
    this.#session.post("Runtime.callFunctionOn", {
      functionDeclaration: "function (value) { __assay.take(value) }",
      objectId: remote.objectId,
      arguments: [{ objectId: remote.objectId }],
    });
    const value = this.#taken;
    this.#taken = undefined;
    return value;
  }
}

/** Errors thrown by the compiler of V8 carry no frame: the inspector knows the place. */
function place(details: Runtime.ExceptionDetails): string {
  const frames =
    details.stackTrace?.callFrames.map(
      (frame) =>
        `    at ${frame.functionName === "" ? "<anonymous>" : frame.functionName} (${frame.url}:${frame.lineNumber + 1}:${frame.columnNumber + 1})`,
    ) ?? [];
  if (frames.length === 0 && details.url !== undefined)
    frames.push(`    at ${details.url}:${details.lineNumber + 1}:${details.columnNumber + 1}`);
  return frames.join("\n");
}

function withPlace(thrown: unknown, where: string): unknown {
  if (thrown instanceof Error && where !== "" && !/\n\s+at /.test(thrown.stack ?? ""))
    thrown.stack = `${thrown.stack ?? thrown.message}\n${where}`;
  return thrown;
}
