/**
 * Universal Binary JSON (draft 12, big-endian), the binary form of XGBoost's models: values behind one-letter markers, arrays also with
 * a count or with one type for all elements, which then come as typed arrays.
 *
 * Nothing is allocated for a count that the remaining bytes cannot fill, and nesting is bounded, so that damaged files end in an error.
 * Source: ubjson.org. O(bytes).
 */

const DEEPEST = 100;

/** @throws RangeError, with the position, on bytes that end early or mean nothing. */
export function parseUbjson(bytes: Uint8Array): unknown {
  const reader = new UbjsonReader(bytes);
  const value = reader.value(reader.marker(), 0);
  reader.end();
  return value;
}

class UbjsonReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #decoder = new TextDecoder("utf-8", { fatal: true });
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The next marker that is not a no-op. */
  marker(): string {
    let found: string;
    do found = String.fromCharCode(this.#bytes[this.#take(1)]!);
    while (found === "N");
    return found;
  }

  value(marker: string, depth: number): unknown {
    if (depth > DEEPEST) this.#refuse(`more than ${DEEPEST} levels`);
    switch (marker) {
      case "Z":
        return null;
      case "T":
        return true;
      case "F":
        return false;
      case "S":
      case "H":
        return this.#text();
      case "C":
        return String.fromCharCode(this.#bytes[this.#take(1)]!);
      case "[":
        return this.#array(depth);
      case "{":
        return this.#object(depth);
      default:
        return this.#number(marker);
    }
  }

  end(): void {
    while (this.#at < this.#bytes.length) {
      const left = this.#bytes[this.#at]!;
      if (left !== 0x4e && left !== 0x0a && left !== 0) this.#refuse("bytes after the end");
      this.#at++;
    }
  }

  #array(depth: number): unknown {
    const { type, count } = this.#head();
    if (type !== undefined) {
      const typed = SIZES[type];
      if (typed === undefined) return Array.from({ length: count! }, () => this.value(type, depth + 1));
      const start = this.#take(count! * typed);
      return this.#numbers(type, start, count!);
    }
    const out: unknown[] = [];
    if (count !== undefined) {
      for (let i = 0; i < count; i++) out.push(this.value(this.marker(), depth + 1));
      return out;
    }
    for (let marker = this.marker(); marker !== "]"; marker = this.marker())
      out.push(this.value(marker, depth + 1));
    return out;
  }

  #object(depth: number): Record<string, unknown> {
    const { type, count } = this.#head();
    // No prototype: a key such as "__proto__" is a key like others.
    const out = Object.create(null) as Record<string, unknown>;
    for (let i = 0; count === undefined || i < count; i++) {
      while (this.#bytes[this.#at] === 0x4e) this.#at++;
      if (count === undefined && this.#bytes[this.#at] === 0x7d) {
        this.#at++;
        break;
      }
      const key = this.#text();
      out[key] = this.value(type ?? this.marker(), depth + 1);
    }
    return out;
  }

  /** The optional `$type` and `#count` of a container. */
  #head(): { readonly type: string | undefined; readonly count: number | undefined } {
    let type: string | undefined;
    if (this.#bytes[this.#at] === 0x24) {
      this.#at++;
      type = String.fromCharCode(this.#bytes[this.#take(1)]!);
      if (this.#bytes[this.#at] !== 0x23) this.#refuse("a type without a count");
    }
    if (this.#bytes[this.#at] !== 0x23) return { type, count: undefined };
    this.#at++;
    const count = this.#length();
    // Every element has a byte at least, but for typed nulls and booleans, which no model has in number.
    if (count * (type === undefined ? 1 : (SIZES[type] ?? 1)) > this.#bytes.length - this.#at)
      this.#refuse(`a count of ${count}`);
    return { type, count };
  }

  #text(): string {
    const length = this.#length();
    const start = this.#take(length);
    try {
      return this.#decoder.decode(this.#bytes.subarray(start, start + length));
    } catch {
      return this.#refuse("text that is not UTF-8");
    }
  }

  #length(): number {
    const marker = this.marker();
    if (!"iUIlL".includes(marker)) this.#refuse(`the length marker ${JSON.stringify(marker)}`);
    const length = this.#number(marker);
    return length >= 0 ? length : this.#refuse(`a length of ${length}`);
  }

  #number(type: string): number {
    const size = SIZES[type];
    if (size === undefined) return this.#refuse(`the marker ${JSON.stringify(type)}`);
    return this.#read(type, this.#take(size));
  }

  #numbers(type: string, start: number, count: number): unknown {
    const make = ARRAYS[type];
    const out = make === undefined ? new Float64Array(count) : new make(count);
    const size = SIZES[type]!;
    for (let i = 0; i < count; i++) out[i] = this.#read(type, start + i * size);
    return out;
  }

  #read(type: string, at: number): number {
    switch (type) {
      case "i":
        return this.#view.getInt8(at);
      case "U":
        return this.#view.getUint8(at);
      case "I":
        return this.#view.getInt16(at);
      case "l":
        return this.#view.getInt32(at);
      case "d":
        return this.#view.getFloat32(at);
      case "D":
        return this.#view.getFloat64(at);
      default: {
        const wide = Number(this.#view.getBigInt64(at));
        return Number.isSafeInteger(wide) ? wide : this.#refuse(`the whole number ${wide}`);
      }
    }
  }

  /** Where the next `size` bytes start; they are passed. */
  #take(size: number): number {
    if (!(size <= this.#bytes.length - this.#at)) this.#refuse("the end of the file");
    const start = this.#at;
    this.#at += size;
    return start;
  }

  #refuse(got: string): never {
    throw new RangeError(
      `UBJSON must go on at byte ${this.#at} of ${this.#bytes.length}; got ${got}; the file is cut or damaged`,
    );
  }
}

const SIZES: Readonly<Record<string, number>> = { i: 1, U: 1, I: 2, l: 4, L: 8, d: 4, D: 8 };

const ARRAYS: Readonly<
  Record<string, new (length: number) => Int8Array | Uint8Array | Int16Array | Int32Array | Float32Array>
> = { i: Int8Array, U: Uint8Array, I: Int16Array, l: Int32Array, d: Float32Array };
