/**
 * What the wasm backend of TensorFlow.js lacks for training: the gradient of a convolution's filter, and whatever else the cpu
 * backend has and it does not.
 *
 * Conv2DBackpropFilter: for each position (r, s) of the filter, the input under it, as a matrix of batch·height·width rows and one
 * column a channel, transposed, times the gradient in the same rows. So a training step is matrix products, which the backend does fast
 * (the cpu backend's own kernel is about 50 times slower). Everything else that is missing goes through the cpu backend's kernel and back.
 */
import type { ConvInfo, Kernel, Tensor, TensorFlow } from "./tensorflow.ts";

interface DataOwner {
  readSync(dataId: unknown): Float32Array | Int32Array | Uint8Array;
  makeTensorInfo?(shape: readonly number[], dtype: string, values: unknown): { dataId: unknown };
  makeOutput?(shape: readonly number[], dtype: string, offset: undefined, values: unknown): unknown;
  disposeData?(dataId: unknown, force?: boolean): boolean;
  /** The cpu backend counts how often its data are used. */
  data?: { get(dataId: unknown): { values: unknown } };
}

interface Info {
  readonly dataId: unknown;
  readonly shape: number[];
  readonly dtype: string;
}

/** Adds the missing kernels to a copy of TensorFlow.js, once. */
export function registerWasmGradients(tf: TensorFlow): void {
  if (tf.getKernel("Conv2DBackpropFilter", "wasm") !== undefined) return;
  if (tf.getKernelsForBackend("wasm").length === 0) return;
  tf.registerKernel({
    kernelName: "Conv2DBackpropFilter",
    backendName: "wasm",
    kernelFunc: ({ inputs, attrs }) => {
      const { strides, pad, dimRoundingMode, filterShape, dataFormat } = attrs;
      if (dataFormat !== undefined && dataFormat !== "NHWC")
        throw new RangeError(
          `Conv2DBackpropFilter: data must be channels last; got ${JSON.stringify(dataFormat)}`,
        );
      const info = tf.backend_util.computeConv2DInfo(
        inputs["x"]!.shape,
        filterShape as number[],
        strides,
        1,
        pad,
        dimRoundingMode,
      );
      return tf.tidy(() => filterGradient(tf, inputs["x"]!, inputs["dy"]!, info));
    },
  });
  for (const kernel of tf.getKernelsForBackend("cpu"))
    if (tf.getKernel(kernel.kernelName, "wasm") === undefined) tf.registerKernel(throughCpu(tf, kernel));
}

function filterGradient(tf: TensorFlow, x: Tensor, dy: Tensor, info: ConvInfo): Tensor {
  const { batchSize, outHeight, outWidth, inChannels, outChannels, filterHeight, filterWidth } = info;
  const { strideHeight, strideWidth, padInfo } = info;
  const rows = batchSize * outHeight * outWidth;
  const { top, bottom, left, right } = padInfo;
  const padded =
    top + bottom + left + right === 0
      ? x
      : tf.pad(x, [
          [0, 0],
          [top, bottom],
          [left, right],
          [0, 0],
        ]);
  const gradient = dy.reshape([rows, outChannels]);
  const parts: Tensor[] = [];
  for (let r = 0; r < filterHeight; r++)
    for (let s = 0; s < filterWidth; s++) {
      const under = tf.stridedSlice(
        padded,
        [0, r, s, 0],
        [batchSize, r + (outHeight - 1) * strideHeight + 1, s + (outWidth - 1) * strideWidth + 1, inChannels],
        [1, strideHeight, strideWidth, 1],
      );
      parts.push(tf.matMul(under.reshape([rows, inChannels]), gradient, true));
    }
  return tf.stack(parts).reshape([filterHeight, filterWidth, inChannels, outChannels]);
}

/** A kernel of the cpu backend on data of the wasm backend. */
function throughCpu(tf: TensorFlow, kernel: Kernel): Kernel {
  return {
    kernelName: kernel.kernelName,
    backendName: "wasm",
    kernelFunc: ({ inputs, attrs, backend }) => {
      const cpu = tf.findBackend("cpu") as DataOwner;
      const wasm = backend as DataOwner;
      const borrowed: unknown[] = [];
      const lend = (tensor: Tensor): unknown => {
        const { dataId, shape, dtype } = tensor as unknown as Info;
        const info = cpu.makeTensorInfo!(shape, dtype, wasm.readSync(dataId).slice());
        borrowed.push(info.dataId);
        return info;
      };
      const given = Object.fromEntries(
        Object.entries(inputs)
          .filter(([, value]) => value !== undefined && value !== null)
          .map(([name, value]) => [name, Array.isArray(value) ? (value as Tensor[]).map(lend) : lend(value)]),
      );
      const result = kernel.kernelFunc({ inputs: given as never, attrs, backend: cpu });
      const takeBack = (info: Info): unknown => {
        const values = cpu.readSync(info.dataId);
        borrowed.push(info.dataId);
        return wasm.makeOutput!(info.shape, info.dtype, undefined, values.slice());
      };
      const out = Array.isArray(result) ? (result as Info[]).map(takeBack) : takeBack(result as Info);
      for (const dataId of new Set(borrowed)) cpu.disposeData?.(dataId, true);
      return out;
    },
  };
}
