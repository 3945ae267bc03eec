/** An audit that is watched: one display shows what is known so far, and the whole at the end. */
import { liveDisplay, type MimeBundle, type Show } from "../core/index.ts";
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

export async function liveAudit(data: unknown, options: LiveAuditOptions, show: Show): Promise<AuditResult> {
  const { clock, quiet = false, gate: closed, ...rest } = options;
  const live = liveDisplay(show, clock);
  const bundle = (result: AuditResult, progress: string): MimeBundle => ({
    "text/html": reportHtml(result, progress),
    "text/plain": progress === "" ? result.toText() : progress,
  });
  const result = await audit(data, {
    ...rest,
    onUpdate: (progress, partial) => {
      rest.onUpdate?.(progress, partial);
      if (!quiet)
        live.offer(() =>
          bundle(partial(), `${progress.done} of ${progress.total} steps · ${progress.message}`),
        );
    },
  });
  if (!quiet) live.put(bundle(result, ""), result);
  try {
    return gate(result, closed);
  } catch (failure) {
    if (quiet) live.put(bundle(result, ""), result);
    throw failure;
  }
}
