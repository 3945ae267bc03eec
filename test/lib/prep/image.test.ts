import fc from "fast-check";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import {
  centerCrop,
  imageDefaults,
  imageTensor,
  imageTensors,
  readImage,
  resizeImage,
  resizeShorterSide,
  type ImagePixels,
} from "../../../lib/prep/index.ts";

const pixels = (
  width: number,
  height: number,
  value: (x: number, y: number, c: number) => number,
  channels: 1 | 2 | 3 | 4 = 3,
): ImagePixels => ({
  width,
  height,
  channels,
  data: Uint8Array.from({ length: width * height * channels }, (_, at) => {
    const i = Math.floor(at / channels);
    return value(i % width, Math.floor(i / width), at % channels);
  }),
});

/** A PNG of 8 bits a channel, unfiltered. */
function png({ width, height, channels, data }: ImagePixels): Buffer {
  const crc = crc32 as ((data: Buffer) => number) | undefined;
  const checksum = crc ?? slowCrc;
  const chunk = (type: string, body: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(type), body]);
    const out = Buffer.alloc(named.length + 8);
    out.writeUInt32BE(body.length);
    named.copy(out, 4);
    out.writeUInt32BE(checksum(named), out.length - 4);
    return out;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.set([8, [0, 4, 2, 6][channels - 1]!], 8);
  const line = width * channels;
  const raw = Buffer.alloc((line + 1) * height);
  for (let y = 0; y < height; y++) raw.set(data.subarray(y * line, (y + 1) * line), y * (line + 1) + 1);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(raw)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Node 20 before 20.15 has no crc32. */
function slowCrc(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

describe("resizeImage", () => {
  it("weighs by a triangle as wide as the shrinking", () => {
    // 4 → 2: centres 1 and 3, radius 2; weights 3, 3, 1 of 7.
    const line = pixels(4, 1, (x) => [0, 100, 200, 50][x]!, 1);
    expect([...resizeImage(line, 2, 1).data]).toEqual([
      Math.round((3 * 100 + 200) / 7),
      Math.round((100 + 3 * 200 + 3 * 50) / 7),
    ]);
    // 2 → 4: plain interpolation between the two centres.
    expect([
      ...resizeImage(
        pixels(2, 1, (x) => 100 * x, 1),
        4,
        1,
      ).data,
    ]).toEqual([0, 25, 75, 100]);
  });

  it.each(["bilinear", "lanczos"] as const)(
    "%s keeps a plain image plain, and stays within its values",
    (kernel) => {
      fc.assert(
        fc.property(
          fc.integer({ min: 1, max: 40 }),
          fc.integer({ min: 1, max: 40 }),
          fc.integer({ min: 1, max: 30 }),
          fc.integer({ min: 0, max: 255 }),
          (width, height, size, value) => {
            const out = resizeImage(
              pixels(width, height, () => value),
              size,
              size + 3,
              kernel,
            );
            expect([out.width, out.height, out.data.length]).toEqual([size, size + 3, size * (size + 3) * 3]);
            expect(out.data.every((x) => x === value)).toBe(true);
          },
        ),
        { numRuns: 40 },
      );
    },
  );

  it("does not mind turning the picture round", () => {
    const image = pixels(31, 17, (x, y, c) => (x * 7 + y * 13 + c * 50) % 256);
    const flipped = pixels(31, 17, (x, y, c) => ((30 - x) * 7 + y * 13 + c * 50) % 256);
    const [a, b] = [resizeImage(image, 10, 9), resizeImage(flipped, 10, 9)];
    for (let y = 0; y < 9; y++)
      for (let x = 0; x < 10; x++)
        expect(a.data[(y * 10 + x) * 3]).toBeCloseTo(b.data[(y * 10 + 9 - x) * 3]!, -0.5);
  });

  it("keeps the proportions of the shorter side", () => {
    const size = (w: number, h: number) => {
      const { width, height } = resizeShorterSide(
        pixels(w, h, () => 1),
        8,
      );
      return [width, height];
    };
    expect(size(40, 30)).toEqual([10, 8]);
    expect(size(30, 40)).toEqual([8, 10]);
    expect(size(5, 5)).toEqual([8, 8]);
  });
});

describe("imageTensor", () => {
  it("has the defaults of ImageNet, each by its name", () => {
    expect(imageDefaults).toEqual({
      resize: 256,
      crop: 224,
      kernel: "bilinear",
      mean: [0.485, 0.456, 0.406],
      std: [0.229, 0.224, 0.225],
      layout: "channelsFirst",
    });
    const { shape, data } = imageTensor(pixels(300, 260, (_x, _y, c) => [255, 0, 51][c]!));
    expect(shape).toEqual([3, 224, 224]);
    expect(data[0]).toBeCloseTo((1 - 0.485) / 0.229, 6);
    expect(data[224 * 224 + 5]).toBeCloseTo(-0.456 / 0.224, 6);
    expect(data.at(-1)).toBeCloseTo((0.2 - 0.406) / 0.225, 6);
  });

  it("puts channels first or last", () => {
    const image = pixels(4, 3, (x, y, c) => 60 * c + 10 * y + x);
    const plain = { resize: null, crop: null, mean: [0, 0, 0], std: [1 / 255, 1 / 255, 1 / 255] } as const;
    const first = imageTensor(image, plain);
    const last = imageTensor(image, { ...plain, layout: "channelsLast" });
    expect([first.shape, last.shape]).toEqual([
      [3, 3, 4],
      [3, 4, 3],
    ]);
    expect([...last.data].map(Math.round)).toEqual([...image.data]);
    for (let i = 0; i < 12; i++)
      for (let c = 0; c < 3; c++) expect(first.data[c * 12 + i]).toBe(last.data[i * 3 + c]);
  });

  it("takes the middle, half pixels to the even side", () => {
    const left = (width: number, size: number) =>
      centerCrop(
        pixels(width, size, (x) => x, 1),
        size,
      ).data[0];
    expect([left(9, 4), left(7, 4), left(8, 4), left(4, 4)]).toEqual([2, 2, 2, 0]);
  });

  it("reads grey as three channels and leaves alpha out", () => {
    const options = { resize: null, crop: null };
    const rgb = imageTensor(
      pixels(2, 2, () => 80),
      options,
    ).data;
    expect(
      imageTensor(
        pixels(2, 2, () => 80, 1),
        options,
      ).data,
    ).toEqual(rgb);
    expect(
      imageTensor(
        pixels(2, 2, (_x, _y, c) => (c === 1 ? 3 : 80), 2),
        options,
      ).data,
    ).toEqual(rgb);
    expect(
      imageTensor(
        pixels(2, 2, (_x, _y, c) => (c === 3 ? 3 : 80), 4),
        options,
      ).data,
    ).toEqual(rgb);
  });

  it("refuses what does not fit", () => {
    expect(() => imageTensor({ width: 2, height: 2, channels: 3, data: new Uint8Array(5) })).toThrow(
      /12 numbers; got 5/,
    );
    expect(() =>
      imageTensor(
        pixels(5, 5, () => 0),
        { resize: 4, crop: 8 },
      ),
    ).toThrow(/must fit into the image's 4×4/);
    expect(() =>
      imageTensor(
        pixels(5, 5, () => 0),
        { std: [1, 0, 1] },
      ),
    ).toThrow(/std/);
  });
});

describe("reading", () => {
  const image = pixels(20, 12, (x, y, c) => (x * 11 + y * 5 + c * 80) % 256);

  it("gives the pixels of a PNG, from bytes and from a file", async () => {
    const bytes = png(image);
    const read = await readImage(bytes);
    expect([read.width, read.height, read.channels]).toEqual([20, 12, 3]);
    expect([...read.data]).toEqual([...image.data]);
    const folder = mkdtempSync(join(tmpdir(), "assay-image-"));
    try {
      writeFileSync(join(folder, "a.png"), bytes);
      expect([...(await readImage(join(folder, "a.png"))).data]).toEqual([...image.data]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("makes one tensor of files and pixels, the same of both", async () => {
    const options = { resize: 10, crop: 8 };
    const { shape, data } = await imageTensors([png(image), image], options);
    expect(shape).toEqual([2, 3, 8, 8]);
    expect(data.slice(0, 192)).toEqual(data.slice(192));
    expect(data.slice(0, 192)).toEqual(imageTensor(image, options).data);
    await expect(imageTensors([])).rejects.toThrow(/at least one/);
  });

  it("says what is no image", async () => {
    await expect(readImage(Buffer.from("no image"))).rejects.toThrow(/8 bytes cannot be read as an image/);
    await expect(readImage("nowhere.png")).rejects.toThrow(/"nowhere.png" cannot be read/);
  });
});
