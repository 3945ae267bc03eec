/**
 * The control thread: hears interrupts and answers to prompts while the main thread is busy, and stops it. It asks
 * politely first; if the main thread does not answer, V8 is told to end whatever it runs, again and again until it
 * answers (a loop of ticks needs several). State is kept. The front's going away ends the process.
 */
import { Session } from "node:inspector";
import { Socket } from "node:net";
import { parentPort, workerData, type MessagePort } from "node:worker_threads";
import { readLines } from "./lines.ts";
import { report } from "./link.ts";
import type { Command } from "./protocol.ts";

/** What the main thread shares with this one. */
export interface ControlData {
  /**
   * [0]: 0 while input is awaited, 1 answered, 2 interrupted. [1]: turn of the last interrupt, [3]: the cell it was for.
   * [2]: the last cell that the main thread began.
   */
  readonly state: Int32Array;
  readonly inputPort: MessagePort;
}

const POLITE_MS = 40;
const AGAIN_MS = 20;
const STUCK_MS = 5000;
const CONTROL = 5;

const { state, inputPort } = workerData as ControlData;
const main = parentPort!;
const debug = new Session();
debug.connectToMainThread();

let asked = 0;
let answered = 0;

main.on("message", (turn: number) => {
  answered = Math.max(answered, turn);
});

/** Stops `cell` and what cells before it left behind; a later cell may run by now, and is not meant. */
function interrupt(cell: number): void {
  const turn = ++asked;
  const since = Date.now();
  let told = false;
  const isMeant = (): boolean => Atomics.load(state, 2) <= cell;
  Atomics.store(state, 3, cell);
  Atomics.store(state, 1, turn);
  if (isMeant()) {
    Atomics.store(state, 0, 2);
    Atomics.notify(state, 0);
    stopChildren();
  }
  main.postMessage({ turn, cell, forced: false });
  const force = (): void => {
    // A later interrupt has taken over, or the main thread is back.
    if (answered >= turn || asked !== turn || !isMeant()) return;
    // In this order, so that the main thread reads it before it begins another cell.
    main.postMessage({ turn, cell, forced: true });
    debug.post("Runtime.terminateExecution");
    if (!told && Date.now() - since > STUCK_MS) {
      told = true;
      report({ type: "stuck", ms: Date.now() - since });
    }
    setTimeout(force, Date.now() - since > 1000 ? 100 : AGAIN_MS);
  };
  setTimeout(force, POLITE_MS);
}

/**
 * Ends the synchronous children that the cell waits for: they share our process group. Told here and not by the front, so
 * that the turn is set before the child's end wakes the main thread, which then knows why it ended.
 */
function stopChildren(): void {
  if (process.platform === "win32") return;
  try {
    process.kill(-process.pid, "SIGINT");
  } catch {
    // Not a group of our own.
  }
}

function obey(line: string): void {
  const command = JSON.parse(line) as Command;
  if (command.type === "interrupt") interrupt(command.cell);
  else if (command.type === "input") {
    inputPort.postMessage(command.value);
    Atomics.store(state, 0, 1);
    Atomics.notify(state, 0);
  }
}

const commands = new Socket({ fd: CONTROL, readable: true, writable: false });
readLines(commands, obey);
// The main thread may be in an endless loop: nothing less ends the process for certain.
const orphaned = (): void => void process.kill(process.pid, "SIGKILL");
commands.on("end", orphaned);
commands.on("close", orphaned);
commands.on("error", orphaned);
