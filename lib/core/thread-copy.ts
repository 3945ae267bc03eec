/**
 * Values that can go to another thread although they are instances of a class: they tell what must be sent and which export
 * of which module makes them anew. Everything else goes by the rules of `structuredClone`.
 */

/** The method that gives a `ThreadCopy`. */
export const threadCopySymbol: unique symbol = Symbol.for("assay.threadCopy");

/** What to send: `import { <revive> } from <module>`, then `revive(data)`; `data` can be cloned. */
export interface ThreadCopy {
  readonly module: string;
  readonly revive: string;
  readonly data: unknown;
}
