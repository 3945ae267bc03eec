/** What our own reading of ONNX does not know, so that onnxruntime may be asked for it. */
export class OnnxUnsupported extends Error {
  override readonly name = "OnnxUnsupported";
}

export function unsupported(what: string): never {
  throw new OnnxUnsupported(what);
}
