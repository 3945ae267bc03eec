/**
 * Images as games of their numbers (each channel of each pixel a player): absent ones take a colour, another image's numbers, or the blurred image's.
 * The hierarchy halves the image (image-partition.ts). Source: shap 0.46 `maskers.Image`.
 */
import { boxBlur } from "../image/box-blur.ts";
import { imageOf, isImage, sizeText, type Image, type ImageLike } from "../image/image.ts";
import { pixelNames } from "../image/image-model.ts";
import type { Masker } from "../masker.ts";
import { imageGame } from "./image-game.ts";
import { imageClustering } from "./image-partition.ts";

/** A number; one for each channel; a whole image, or its numbers; "blur(kx,ky)" with a box of kx columns and ky rows. */
export type MaskValue = number | ArrayLike<number> | Image | `blur(${number},${number})` | (string & {});

/** Height, width, channels (1 where left out); or an image of that size. */
export type ImageShape = readonly [number, number] | readonly [number, number, number] | Image;

/**
 * @param maskValue what hidden pixels become. Inpainting is left to a model of your own: see the error.
 * @throws RangeError on another shape, a value that is not known, and on an image of another size.
 */
export function imageMasker(shape: ImageShape, maskValue: MaskValue): Masker<readonly Image[], ImageLike> {
  const where = "imageMasker";
  const size = sizeOf(where, shape);
  const { width, height, channels } = size;
  const fill = filling(where, maskValue, size);
  const read = (given: ImageLike): Image => imageFor(where, given, size);
  const clustering = imageClustering(height, width, channels);
  return {
    kind: "image",
    playerNames: () => pixelNames(size),
    playerData: (given) => Array.from(read(given).data),
    game: (model, given) => {
      const image = read(given);
      return imageGame(model, { image, hidden: fill(image), players: image.data.length, clustering });
    },
  };
}

export type ImageSize = Pick<Image, "width" | "height" | "channels">;

/** @throws RangeError where it is none, or one of another size. */
export function imageFor(where: string, given: ImageLike, size: ImageSize): Image {
  const { width, height, channels } = size;
  const isFlat =
    (Array.isArray(given) || ArrayBuffer.isView(given)) &&
    typeof (given as ArrayLike<unknown>)[0] === "number";
  const image = imageOf(given, isFlat ? { width, channels } : {});
  if (image.width !== width || image.height !== height || image.channels !== channels)
    throw new RangeError(
      `${where}: explains images of ${sizeText(size)}; got ${sizeText(image)}; make a masker for that size`,
    );
  return image;
}

/** From an image to what its numbers become when hidden. @throws RangeError on a value that is not known. */
export function filling(
  where: string,
  value: MaskValue,
  size: ImageSize,
): (image: Image) => ArrayLike<number> {
  const n = size.width * size.height * size.channels;
  if (typeof value === "string") return textFilling(where, value);
  const numbers = isImage(value) ? imageFor(`${where}: maskValue`, value, size).data : value;
  const list = typeof numbers === "number" ? [numbers] : Array.from(numbers);
  if (!(list.length === n || list.length === size.channels || typeof numbers === "number"))
    throw new RangeError(
      `${where}: maskValue is one number, ${size.channels} (one for each channel) or ${n} (one for each number of the image); got ${list.length}`,
    );
  const bad = list.findIndex((x) => !Number.isFinite(x));
  if (bad >= 0)
    throw new RangeError(`${where}: maskValue must be finite numbers; got ${list[bad]} at position ${bad}`);
  const whole = Float64Array.from({ length: n }, (_, at) => list[at % list.length]!);
  return () => whole;
}

function textFilling(where: string, value: string): (image: Image) => ArrayLike<number> {
  const blur = /^blur\(\s*(\d+)\s*,\s*(\d+)\s*\)$/.exec(value);
  if (blur !== null) {
    const [kx, ky] = [Number(blur[1]), Number(blur[2])];
    if (kx < 1 || ky < 1)
      throw new RangeError(
        `${where}: the box of a blur has sizes of 1 or more; got ${JSON.stringify(value)}`,
      );
    return (image) => boxBlur(image, kx, ky);
  }
  if (value.startsWith("inpaint"))
    throw new RangeError(
      `${where}: maskValue ${JSON.stringify(value)} is not there: inpainting is OpenCV's; use "blur(kx,ky)", a colour, or give an image that you inpainted yourself`,
    );
  throw new RangeError(
    `${where}: maskValue is a number, a list, an image or "blur(kx,ky)"; got ${JSON.stringify(value)}`,
  );
}

function sizeOf(where: string, shape: ImageShape): ImageSize {
  const [height, width, channels = 1] = isImage(shape)
    ? [shape.height, shape.width, shape.channels]
    : (shape as readonly number[]);
  if (!(
    Number.isInteger(height) &&
    Number.isInteger(width) &&
    height! >= 1 &&
    width! >= 1 &&
    (channels === 1 || channels === 3)
  ))
    throw new RangeError(
      `${where}: shape is [height, width, channels], channels 1 or 3; got ${JSON.stringify(shape)}`,
    );
  return { height: height!, width: width!, channels: channels as 1 | 3 };
}
