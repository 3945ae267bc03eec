/**
 * Gzip unpacked, or refused in plain words when it is cut or damaged: a cut archive gives its first bytes without complaint, and
 * a table that lacks its last rows in silence is the worst of readings.
 */
import { createReadStream } from "node:fs";
import { PassThrough, Writable, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, gunzipSync } from "node:zlib";

/** @throws Error when the archive is cut or damaged */
export function unpackedBytes(path: string, bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes);
  } catch (error) {
    throw damagedGzip(path, error);
  }
}

/** The bytes of a file, unpacked when it is gzip; an error of either side ends the stream. */
export function byteStream(path: string, gzip: boolean, signal?: AbortSignal): Readable {
  const file = createReadStream(path);
  const out = gzip ? createGunzip() : new PassThrough();
  pipeline(file, out, signal === undefined ? {} : { signal }).catch((error: Error) => out.destroy(error));
  return out;
}

/**
 * Unpacks the archive once into nothing. O(bytes), a few hundred megabytes a second.
 * @throws Error when the archive is cut or damaged
 */
export async function checkGzip(path: string, signal?: AbortSignal): Promise<void> {
  const nothing = new Writable({ write: (_chunk, _encoding, done) => done() });
  try {
    await pipeline(createReadStream(path), createGunzip(), nothing, signal === undefined ? {} : { signal });
  } catch (error) {
    throw damagedGzip(path, error);
  }
}

/** An error of zlib in plain words; others as they are. */
export function damagedGzip(path: string, error: unknown): unknown {
  if (!String((error as NodeJS.ErrnoException).code).startsWith("Z_")) return error;
  return new Error(
    `read: ${path}: the gzip archive must be whole; got one that is cut or damaged (${(error as Error).message}); copy or pack it again`,
    { cause: error },
  );
}
