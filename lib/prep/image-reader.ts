/**
 * Reading images: a file or its bytes (PNG, JPEG, WebP, AVIF, GIF, TIFF, SVG) decoded to RGB pixels by sharp, turned as the camera was
 * held. sharp is not installed with Assay: it is loaded on first use, and its absence told with the way to install it. Raw pixels need none of this.
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { ImagePixels } from "./image-pixels.ts";
import { imageTensor, stackTensors, type ImageOptions, type ImageTensor } from "./image-tensor.ts";
import type { Run } from "./learner.ts";

/** A path, the bytes of a file, or pixels. */
export type ImageSource = string | URL | Uint8Array | ImagePixels;

/** The part of sharp that is used. */
interface SharpImage {
  rotate(): SharpImage;
  toColourspace(space: "srgb"): SharpImage;
  removeAlpha(): SharpImage;
  raw(): SharpImage;
  toBuffer(options: { readonly resolveWithObject: true }): Promise<{
    readonly data: Uint8Array;
    readonly info: { readonly width: number; readonly height: number; readonly channels: number };
  }>;
}

type Sharp = (input: string | Uint8Array, options: { readonly failOn: "error" }) => SharpImage;

/**
 * The pixels of an image file, RGB.
 * @throws Error where sharp is not installed, or the bytes are no image.
 */
export async function readImage(source: string | URL | Uint8Array): Promise<ImagePixels> {
  const sharp = await loadSharp();
  const input = source instanceof URL ? fileURLToPath(source) : source;
  try {
    const { data, info } = await sharp(input, { failOn: "error" })
      .rotate()
      .toColourspace("srgb")
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return {
      width: info.width,
      height: info.height,
      channels: info.channels as ImagePixels["channels"],
      data,
    };
  } catch (error) {
    throw new Error(
      `readImage: ${typeof input === "string" ? JSON.stringify(input) : `${input.length} bytes`} cannot be read as an image: ${(error as Error).message}`,
      { cause: error },
    );
  }
}

/**
 * Images as one tensor, images first: decoded, resized, cropped, scaled (see `imageTensor`). One after the other, so that memory holds one
 * decoded image beside the result.
 * @throws Error as `readImage`; RangeError as `imageTensor`, and on no image.
 */
export async function imageTensors(
  sources: readonly ImageSource[],
  options: ImageOptions & Run = {},
): Promise<ImageTensor> {
  const { signal, onProgress, ...rest } = options;
  const tensors: ImageTensor[] = [];
  for (const [i, source] of sources.entries()) {
    signal?.throwIfAborted();
    onProgress?.({ done: i, total: sources.length, message: `image ${i + 1} of ${sources.length}` });
    tensors.push(imageTensor(isPixels(source) ? source : await readImage(source), rest));
  }
  return stackTensors(tensors);
}

function isPixels(source: ImageSource): source is ImagePixels {
  return typeof source === "object" && "channels" in source;
}

let loaded: Sharp | undefined;

async function loadSharp(): Promise<Sharp> {
  if (loaded !== undefined) return loaded;
  try {
    return (loaded = await importSharp());
  } catch (error) {
    throw new Error(
      `readImage: decoding images needs the package sharp, which is not installed for this system (${(error as Error).message.split("\n")[0]}); run npm install sharp (in a cell: %npm install sharp), or give raw pixels`,
      { cause: error },
    );
  }
}

/** Beside this package, else as the working folder sees it: where a notebook installs what it needs. */
async function importSharp(): Promise<Sharp> {
  try {
    return sharpOf(await import("sharp"));
  } catch (error) {
    const here = createRequire(join(process.cwd(), "notebook.js"));
    let path: string;
    try {
      path = here.resolve("sharp");
    } catch {
      throw error;
    }
    return sharpOf(await import(pathToFileURL(path).href));
  }
}

function sharpOf(module: unknown): Sharp {
  return (module as { readonly default: Sharp }).default;
}
