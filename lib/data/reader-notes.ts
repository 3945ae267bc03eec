/** What a reader tolerated or changed while it read a frame: duplicate names, ragged lines, replaced bytes. */
import type { Frame } from "./frame.ts";

const notes = new WeakMap<Frame, readonly string[]>();

/** The notes of a frame that a reader made; empty for other frames and for selections of one. */
export function notesOf(frame: Frame): readonly string[] {
  return notes.get(frame) ?? [];
}

export function noted(frame: Frame, list: readonly string[]): Frame {
  if (list.length > 0) notes.set(frame, Object.freeze([...list]));
  return frame;
}
