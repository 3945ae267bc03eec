/**
 * Runs JavaScript in V8's REPL mode through the in-process inspector: names may be declared again, `await` works at the
 * top, functions see the latest values, loops run at native speed. Nothing listens on a port.
 */
import { Session, type Runtime } from "node:inspector";

export type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly thrown: unknown; readonly where: string };

const GROUP = "cell";

export class Repl {
  readonly #session = new Session();
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
        if (error !== null) {
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

  evaluate(js: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.run(js, (outcome) =>
        outcome.ok ? resolve(outcome.value) : reject(withPlace(outcome.thrown, outcome.where)),
      );
    });
  }

  /** Names declared with `let`, `const`, `class` by scripts; V8's own list. */
  lexicalNames(): string[] {
    let names: string[] = [];
    this.#session.post("Runtime.globalLexicalScopeNames", {}, (_error, result) => {
      names = result?.names ?? [];
    });
    return names;
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
