/**
 * Protocol Buffers' wire format: the fields of a message in the order in which they stand, without a schema. Lengths are held to the
 * bytes that are there. Source: protobuf.dev, "Encoding". O(bytes).
 */

/** One field: its number; its whole number (wire type 0), or its bytes (1, 2, 5). */
export type ProtoVisit = (field: number, wire: number, whole: number, bytes: Uint8Array) => void;

const NOTHING = new Uint8Array(0);

/**
 * @param message its bytes.
 * @throws RangeError, with the position, on bytes that are no message.
 */
export function eachProtoField(message: Uint8Array, visit: ProtoVisit): void {
  const cursor = { at: 0 };
  while (cursor.at < message.length) {
    const tag = varint(message, cursor);
    const [field, wire] = [Math.floor(tag / 8), tag & 7];
    if (field < 1) refuse(message, cursor, `field ${field}`);
    if (wire === 0) {
      visit(field, wire, varint(message, cursor), NOTHING);
      continue;
    }
    const size =
      wire === 1
        ? 8
        : wire === 5
          ? 4
          : wire === 2
            ? varint(message, cursor)
            : refuse(message, cursor, `wire type ${wire}`);
    if (!(size >= 0 && size <= message.length - cursor.at))
      refuse(message, cursor, `a field of ${size} bytes`);
    visit(field, wire, 0, message.subarray(cursor.at, cursor.at + size));
    cursor.at += size;
  }
}

/** Adds the whole numbers of a repeated field: one a field, or packed. */
export function addProtoWholes(out: number[], wire: number, whole: number, bytes: Uint8Array): void {
  if (wire === 0) out.push(whole);
  const cursor = { at: 0 };
  if (wire === 2) while (cursor.at < bytes.length) out.push(varint(bytes, cursor));
}

/** Adds the numbers of four or eight bytes of a repeated field: one a field, or packed. */
export function addProtoFloats(out: number[], size: 4 | 8, wire: number, bytes: Uint8Array): void {
  if (wire === 0 || bytes.length % size !== 0)
    throw new RangeError(
      `Protocol Buffers field must hold numbers of ${size} bytes; got ${bytes.length} bytes; the file is damaged`,
    );
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length; at += size)
    out.push(size === 4 ? view.getFloat32(at, true) : view.getFloat64(at, true));
}

/** Seven bits a byte, the lowest first; 64 bits with sign, exact up to 2^53. */
function varint(bytes: Uint8Array, cursor: { at: number }): number {
  let low = 0;
  let high = 0;
  for (let i = 0; i < 10; i++) {
    if (cursor.at >= bytes.length) refuse(bytes, cursor, "the end");
    const byte = bytes[cursor.at++]!;
    const bits = byte & 0x7f;
    if (i < 4) low += bits * 2 ** (7 * i);
    else if (i === 4) {
      low += (bits & 0xf) * 2 ** 28;
      high = bits >>> 4;
    } else high |= bits << (7 * i - 32);
    if (byte < 0x80) return (high | 0) * 2 ** 32 + low;
  }
  return refuse(bytes, cursor, "a number of more than ten bytes");
}

function refuse(bytes: Uint8Array, { at }: { readonly at: number }, got: string): never {
  throw new RangeError(
    `Protocol Buffers message must go on at byte ${at} of ${bytes.length}; got ${got}; the file is cut or damaged`,
  );
}
