/** Warnings of the tuner: to the notebook's or terminal's standard error, each text once in the life of the process. */
import { host, terminal } from "../core/index.ts";

const limit = 1000;
const given = new Set<string>();

/** Says a warning, unless the same words were said before. */
export function warn(text: string): void {
  if (given.has(text)) return;
  if (given.size >= limit) given.clear();
  given.add(text);
  (host() ?? terminal).warn(`${text}\n`);
}
