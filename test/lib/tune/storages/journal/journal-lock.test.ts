/** The journal's locks: one holder at a time, dead ones' locks taken away, living ones' left. */
import {
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { JournalFileOpenLock, JournalFileSymlinkLock } from "../../../../../lib/tune/index.ts";

let folder: string;
let turn = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "assay-lock-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const newPath = (): string => join(folder, `study${turn++}.log`);

/** Runs the code in another thread, which sleeps by `wait(milliseconds)`; gives how long until its end. */
function elsewhere(code: string, workerData: unknown): { readonly done: Promise<void> } {
  const opening =
    "const fs = require('node:fs'); const { workerData } = require('node:worker_threads');" +
    "const wait = (time) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, time);";
  const worker = new Worker(opening + code, { eval: true, workerData });
  const done = new Promise<void>((resolve, reject) => {
    worker.once("exit", () => resolve());
    worker.once("error", reject);
  });
  return { done };
}

describe.each([
  ["JournalFileSymlinkLock", JournalFileSymlinkLock],
  ["JournalFileOpenLock", JournalFileOpenLock],
] as const)("%s", (_name, Lock) => {
  it("stands beside the file as Optuna's does, and is gone after", () => {
    const path = newPath();
    writeFileSync(path, "");
    const lock = new Lock(path);
    lock.acquire();
    expect(lstatSync(`${path}.lock`).isSymbolicLink()).toBe(Lock === JournalFileSymlinkLock);
    if (Lock === JournalFileSymlinkLock) expect(readlinkSync(`${path}.lock`)).toBe(path);
    lock.release();
    expect(existsSync(`${path}.lock`)).toBe(false);
    // Taken away by others meanwhile: nothing to do.
    lock.release();
  });

  it("waits until the other lets go", async () => {
    const path = newPath();
    const held = new Int32Array(new SharedArrayBuffer(4));
    const { done } = elsewhere(
      "fs.writeFileSync(workerData.lock, ''); Atomics.store(workerData.held, 0, 1); Atomics.notify(workerData.held, 0);" +
        "wait(60); Atomics.store(workerData.held, 0, 2); fs.unlinkSync(workerData.lock);",
      { lock: `${path}.lock`, held },
    );
    Atomics.wait(held, 0, 0, 10_000);
    const lock = new Lock(path);
    lock.acquire();
    expect(Atomics.load(held, 0)).toBe(2);
    lock.release();
    await done;
  });

  it("takes the lock of the dead away after the grace period, without a trace", () => {
    const path = newPath();
    if (Lock === JournalFileSymlinkLock) symlinkSync("nowhere", `${path}.lock`);
    else writeFileSync(`${path}.lock`, "");
    const lock = new Lock(path, { gracePeriod: 0.05 });
    const start = performance.now();
    lock.acquire();
    expect(performance.now() - start).toBeGreaterThan(50);
    lock.release();
    expect(readdirSync(folder).filter((name) => name.startsWith(`study${turn - 1}.log`))).toEqual([]);
  });

  it("leaves a lock that passes from hand to hand", async () => {
    const path = newPath();
    const held = new Int32Array(new SharedArrayBuffer(4));
    writeFileSync(`${path}.lock`, "");
    const { done } = elsewhere(
      "for (let i = 0; i < 60; i++) { fs.writeFileSync(workerData.lock + i, ''); fs.renameSync(workerData.lock + i, workerData.lock); wait(15); }" +
        "Atomics.store(workerData.held, 0, 1); fs.unlinkSync(workerData.lock);",
      { lock: `${path}.lock`, held },
    );
    const lock = new Lock(path, { gracePeriod: 0.6 });
    lock.acquire();
    expect(Atomics.load(held, 0)).toBe(1);
    lock.release();
    await done;
  });

  it("refuses a grace period that is none", () => {
    for (const gracePeriod of [0, -1, NaN])
      expect(() => new Lock("x", { gracePeriod })).toThrow(/gracePeriod/);
    expect(() => new Lock("x", { gracePeriod: null })).not.toThrow();
  });
});
