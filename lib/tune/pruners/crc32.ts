/** The cyclic redundancy check CRC-32 (reflected polynomial 0xEDB88320) of a text's UTF-8 bytes. */
const table = Int32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

/** From 0 to 2^32 - 1, as `binascii.crc32` and `zlib.crc32`. */
export function crc32(text: string): number {
  let rest = -1;
  for (const byte of new TextEncoder().encode(text)) rest = (rest >>> 8) ^ table[(rest ^ byte) & 255]!;
  return (rest ^ -1) >>> 0;
}
