/**
 * The engine's side of the pipe to the front: reports out on descriptor 4, whole and in order, even while user code keeps
 * the main thread busy.
 */
import { writeSync } from "node:fs";
import { endMark, type Report } from "./protocol.ts";

const REPORTS = 4;
const nap = new Int32Array(new SharedArrayBuffer(4));

/** Sends reports in one write; returns when the operating system has taken them. */
export function report(...messages: Report[]): void {
  // The leading line break ends whatever a forced interrupt may have cut off.
  writeAll(REPORTS, Buffer.from(`\n${messages.map((message) => JSON.stringify(message)).join("\n")}\n`));
}

/** Marks the end of a cell on standard output and error, behind what native code and children wrote there. */
export function markEnd(token: string, cell: number): void {
  const mark = Buffer.from(endMark(token, cell));
  for (const fd of [1, 2])
    try {
      writeAll(fd, mark);
    } catch {
      // The user closed the descriptor: nothing can be under way on it.
    }
}

function writeAll(fd: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(fd, bytes, at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
      Atomics.wait(nap, 0, 0, 1);
    }
  }
}
