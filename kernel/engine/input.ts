/**
 * Questions to the user. As in a browser the answer comes back synchronously: the main thread sleeps until the control
 * thread has it.
 */
import { receiveMessageOnPort, type MessagePort } from "node:worker_threads";
import { currentCell, KeyboardInterrupt } from "./context.ts";
import { report } from "./link.ts";

export class InputPort {
  /** Whether the front end of the running cell can ask the user. */
  allowed = false;
  readonly #state: Int32Array;
  readonly #port: MessagePort;

  constructor(state: Int32Array, port: MessagePort) {
    this.#state = state;
    this.#port = port;
  }

  /** @throws Error when the front end takes no input; KeyboardInterrupt when the user interrupts instead of answering */
  ask(prompt: string, password: boolean): string {
    if (!this.allowed)
      throw new Error(
        "prompt: this front end takes no input (it ran the cell with allow_stdin off); pass the value as a variable or, with assay run, as --param",
      );
    while (receiveMessageOnPort(this.#port) !== undefined);
    Atomics.store(this.#state, 0, 0);
    report({ type: "input", cell: currentCell(), prompt, password });
    Atomics.wait(this.#state, 0, 0);
    if (Atomics.load(this.#state, 0) === 2) throw new KeyboardInterrupt("interrupted at the prompt");
    return String(receiveMessageOnPort(this.#port)?.message ?? "");
  }
}
