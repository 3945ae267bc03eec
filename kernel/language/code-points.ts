/**
 * Jupyter counts cursor positions in Unicode code points, JavaScript strings in UTF-16 units. The one place where the
 * two meet.
 */

/** Code-point position to UTF-16 offset; positions past the end give the end. */
export function toOffset(text: string, position: number): number {
  let offset = 0;
  for (let left = position; left > 0 && offset < text.length; left--)
    offset += text.codePointAt(offset)! > 0xffff ? 2 : 1;
  return offset;
}

/** UTF-16 offset to code-point position. */
export function toPosition(text: string, offset: number): number {
  let position = 0;
  for (let at = 0; at < offset && at < text.length; position++) at += text.codePointAt(at)! > 0xffff ? 2 : 1;
  return position;
}
