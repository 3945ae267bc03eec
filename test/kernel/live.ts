/** A real kernel for tests: runs cells one at a time and gathers what came back for each. */
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ownKernelJson } from "../../kernel/kernelspec.ts";
import { startKernel, type KernelClient } from "../../kernel/runner/client.ts";
import type { Json, Message } from "../../kernel/wire/message.ts";

export interface Ran {
  readonly status: string;
  readonly content: Json;
  readonly stdout: string;
  readonly stderr: string;
  /** Text of the result, or undefined when the cell gave none. */
  readonly result: string | undefined;
  /** Data of the result and of displays, in order. */
  readonly shown: readonly Record<string, unknown>[];
  /** Traceback without colours. */
  readonly traceback: string;
  readonly types: readonly string[];
  readonly request: string;
}

export interface Live {
  readonly folder: string;
  readonly kernel: KernelClient;
  readonly heard: readonly Message[];
  run(code: string, during?: () => Promise<void> | void): Promise<Ran>;
  close(): Promise<void>;
}

/** Starts the built kernel in a folder of its own, with its history there. */
export async function startLive(env: Record<string, string> = {}): Promise<Live> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "assay-live-")));
  const heard: Message[] = [];
  const spec = { ...ownKernelJson(), env: { ASSAY_HISTORY: join(folder, ".history"), ...env } };
  const kernel = await startKernel({ name: "assay", spec }, folder, (message) => void heard.push(message));
  return {
    folder,
    kernel,
    heard,
    run: async (code, during) => {
      const { request, done } = kernel.execute(code);
      await during?.();
      const { status, content } = await done;
      const own = heard.filter((message) => message.parent["msg_id"] === request);
      const text = (name: string): string =>
        own
          .filter(({ header, content: c }) => header.msg_type === "stream" && c["name"] === name)
          .map(({ content: c }) => String(c["text"]))
          .join("");
      const data = (pattern: RegExp): Record<string, unknown>[] =>
        own
          .filter(({ header }) => pattern.test(header.msg_type))
          .map(({ content: c }) => c["data"] as Record<string, unknown>);
      return {
        status,
        content,
        request,
        stdout: text("stdout"),
        stderr: text("stderr"),
        result: data(/^execute_result$/)[0]?.["text/plain"] as string | undefined,
        shown: data(/^(?:display_data|execute_result)$/),
        // eslint-disable-next-line no-control-regex
        traceback: ((content["traceback"] as string[] | undefined) ?? [])
          .join("\n")
          .replace(/\u001b\[[0-9;]*m/g, ""),
        types: own.map(({ header }) => header.msg_type),
      };
    },
    close: async () => {
      await kernel.shutdown();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
