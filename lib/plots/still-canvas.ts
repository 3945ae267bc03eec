/**
 * The little of a canvas that plotly needs to draw a heatmap: pixels that are set one by one and become a PNG
 * (ISO/IEC 15948: signature, IHDR, IDAT deflated, IEND; eight bits of red, green, blue, alpha).
 */
import { crc32, deflateSync } from "node:zlib";

interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** Gives an element the methods of a canvas. */
export function canvasOf<T extends object>(element: T): T {
  let pixels: Pixels = blank(300, 150);
  let width = 300;
  let height = 150;
  const context = {
    fillStyle: "#000",
    createImageData: blank,
    getImageData: () => pixels,
    putImageData: (image: Pixels) => {
      pixels = image;
    },
    fillRect(x: number, y: number, w: number, h: number) {
      if (pixels.width !== width || pixels.height !== height) pixels = blank(width, height);
      const colour = rgba(context.fillStyle);
      for (let j = Math.max(0, Math.round(y)); j < Math.min(height, Math.round(y + h)); j++)
        for (let i = Math.max(0, Math.round(x)); i < Math.min(width, Math.round(x + w)); i++)
          pixels.data.set(colour, 4 * (j * width + i));
    },
    measureText: (text: string) => ({ width: 6 * text.length }),
    clearRect() {
      pixels = blank(width, height);
    },
  };
  Object.defineProperties(element, {
    width: {
      get: () => width,
      set(value: number) {
        width = Math.max(1, Math.round(value));
      },
    },
    height: {
      get: () => height,
      set(value: number) {
        height = Math.max(1, Math.round(value));
      },
    },
    getContext: { value: (kind: string) => (kind === "2d" ? context : null) },
    toDataURL: { value: () => `data:image/png;base64,${png(pixels).toString("base64")}` },
  });
  return element;
}

function blank(width: number, height: number): Pixels {
  return { width, height, data: new Uint8ClampedArray(4 * width * height) };
}

/** `rgb(…)`, `rgba(…)` and `#rrggbb`; anything else is black. */
function rgba(colour: string): [number, number, number, number] {
  const parts = /^rgba?\(([^)]*)\)/.exec(colour)?.[1]?.split(",").map(Number);
  if (parts !== undefined && parts.length >= 3)
    return [parts[0]!, parts[1]!, parts[2]!, Math.round(255 * (parts[3] ?? 1))];
  const hex = /^#([0-9a-f]{6})$/i.exec(colour)?.[1];
  if (hex === undefined) return [0, 0, 0, 255];
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).concat(255) as [
    number,
    number,
    number,
    number,
  ];
}

function png({ width, height, data }: Pixels): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (4 * width + 1));
  for (let y = 0; y < height; y++)
    rows.set(data.subarray(4 * width * y, 4 * width * (y + 1)), y * (4 * width + 1) + 1);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  out.set(body, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}
