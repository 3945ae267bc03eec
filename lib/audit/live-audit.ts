/** An audit that is watched: one display shows what is known so far, at most four times a second, and the whole at the end. */
import type { MimeBundle } from "../core/index.ts";
import { audit } from "./audit.ts";
import { gate } from "./gate.ts";
import type { AuditOptions } from "./options.ts";
import { reportHtml } from "./report-html.ts";
import type { AuditResult } from "./result.ts";

export interface LiveAuditOptions extends AuditOptions {
  /** Throws AuditFailure after the report is shown when the verdict is a failure; see `gate`. */
  readonly gate?: boolean;
  /** Shows nothing but a failure behind a gate. */
  readonly quiet?: boolean;
  /** Milliseconds; for tests. */
  readonly clock?: () => number;
}

/** Shows a bundle, under one name that later bundles take over. */
export type Show = (bundle: MimeBundle, options: { id: string; update: boolean }) => void;

const EVERY_MS = 250;
let audits = 0;

export async function liveAudit(data: unknown, options: LiveAuditOptions, show: Show): Promise<AuditResult> {
  const { clock = () => performance.now(), quiet = false, gate: closed, ...rest } = options;
  const id = `assay-audit-${process.pid}-${++audits}`;
  let shown = false;
  const put = (result: AuditResult, progress: string): void => {
    show(
      {
        "text/html": reportHtml(result, progress),
        "text/plain": progress === "" ? result.toText() : progress,
      },
      { id, update: shown },
    );
    shown = true;
  };
  const begun = clock();
  let last = begun;
  const result = await audit(data, {
    ...rest,
    onUpdate: (progress, partial) => {
      rest.onUpdate?.(progress, partial);
      if (quiet || clock() - last < EVERY_MS) return;
      last = clock();
      put(partial(), `${progress.done} of ${progress.total} steps · ${progress.message}`);
    },
  });
  if (!quiet) put(result, "");
  try {
    return gate(result, closed);
  } catch (failure) {
    if (quiet) put(result, "");
    throw failure;
  }
}
