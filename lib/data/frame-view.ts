/** How a frame shows itself: as a table in notebooks, as aligned text in terminals; never more than a screenful or its pages. */
import type { MimeBundle } from "../core/index.ts";
import { frameHtml } from "./frame-view-html.ts";
import { frameText } from "./frame-view-text.ts";
import type { Frame } from "./frame.ts";

/** The MIME bundle of a frame. */
export function frameBundle(frame: Frame): MimeBundle & { "text/plain": string; "text/html": string } {
  return { "text/plain": frameText(frame), "text/html": frameHtml(frame) };
}
