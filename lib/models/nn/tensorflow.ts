/** The part of TensorFlow.js that networks here use, so that any copy of it will do: Assay's own, the user's, tfjs-node. */

export interface Tensor {
  readonly shape: number[];
  readonly dtype: string;
  data(): Promise<Float32Array | Int32Array | Uint8Array>;
  dataSync(): Float32Array | Int32Array | Uint8Array;
  dispose(): void;
  reshape(shape: readonly number[]): Tensor;
}

export interface Layer {
  readonly name: string;
  getClassName(): string;
  getConfig(): Record<string, unknown>;
  readonly trainableWeights: readonly { readonly name: string; read(): Tensor }[];
  seed?: number;
}

/** `tf.LayersModel`. */
export interface LayersModel {
  readonly layers: readonly Layer[];
  readonly inputs: readonly { readonly shape: readonly (number | null)[] }[];
  readonly outputs: readonly { readonly shape: readonly (number | null)[] }[];
  readonly trainableWeights: readonly { readonly name: string; read(): Tensor }[];
  predict(x: Tensor, options?: { batchSize?: number }): Tensor | Tensor[];
  apply(x: Tensor, options?: { training?: boolean }): unknown;
  getWeights(): Tensor[];
  setWeights(weights: Tensor[]): void;
  toJSON(unused?: unknown, returnString?: boolean): unknown;
  dispose(): void;
}

export interface Optimizer {
  minimize(loss: () => Tensor, returnCost: boolean, variables?: readonly unknown[]): Tensor | null;
  dispose(): void;
}

interface KernelCall {
  readonly inputs: Readonly<Record<string, Tensor>>;
  readonly attrs: Readonly<Record<string, unknown>>;
  readonly backend: unknown;
}

export interface Kernel {
  readonly kernelName: string;
  readonly backendName: string;
  readonly kernelFunc: (call: KernelCall) => unknown;
}

export interface TensorFlow {
  readonly version: Readonly<Record<string, string>>;
  ready(): Promise<void>;
  getBackend(): string;
  tensor(values: Float32Array | Int32Array, shape: readonly number[], dtype?: "float32" | "int32"): Tensor;
  tidy<T>(work: () => T): T;
  memory(): { numTensors: number };
  add(a: Tensor, b: Tensor): Tensor;
  sub(a: Tensor, b: Tensor): Tensor;
  mul(a: Tensor, b: Tensor | number): Tensor;
  sum(a: Tensor, axis?: number | readonly number[], keepDims?: boolean): Tensor;
  square(a: Tensor): Tensor;
  log(a: Tensor): Tensor;
  logSumExp(a: Tensor, axis: number): Tensor;
  softplus(a: Tensor): Tensor;
  clipByValue(a: Tensor, low: number, high: number): Tensor;
  pad(a: Tensor, paddings: readonly (readonly [number, number])[]): Tensor;
  matMul(a: Tensor, b: Tensor, transposeA?: boolean, transposeB?: boolean): Tensor;
  stack(list: readonly Tensor[], axis?: number): Tensor;
  stridedSlice(
    a: Tensor,
    begin: readonly number[],
    end: readonly number[],
    strides: readonly number[],
  ): Tensor;
  scalar(value: number): Tensor;
  sequential(): LayersModel & { add(layer: unknown): void };
  loadLayersModel(handler: unknown): Promise<LayersModel>;
  readonly io: { fromMemory(artifacts: unknown): unknown };
  readonly models: { modelFromJSON(json: unknown): Promise<LayersModel> };
  readonly layers: Readonly<
    Record<
      "dense" | "dropout" | "conv2d" | "maxPooling2d" | "flatten" | "inputLayer",
      (config: object) => unknown
    >
  >;
  readonly initializers: Readonly<
    Record<"glorotUniform" | "heNormal" | "zeros", (config: object) => unknown>
  >;
  readonly train: {
    adam(learningRate: number, beta1?: number, beta2?: number, epsilon?: number): Optimizer;
    sgd(learningRate: number): Optimizer;
    momentum(learningRate: number, momentum: number, nesterov?: boolean): Optimizer;
  };
  getKernel(name: string, backend: string): Kernel | undefined;
  getKernelsForBackend(backend: string): Kernel[];
  registerKernel(kernel: Kernel): void;
  findBackend(name: string): unknown;
  readonly backend_util: {
    computeConv2DInfo(
      inShape: readonly number[],
      filterShape: readonly number[],
      strides: unknown,
      dilations: unknown,
      pad: unknown,
      roundingMode?: unknown,
      depthwise?: boolean,
      dataFormat?: string,
    ): ConvInfo;
  };
}

export interface ConvInfo {
  readonly batchSize: number;
  readonly inHeight: number;
  readonly inWidth: number;
  readonly inChannels: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly outChannels: number;
  readonly filterHeight: number;
  readonly filterWidth: number;
  readonly strideHeight: number;
  readonly strideWidth: number;
  readonly dilationHeight: number;
  readonly dilationWidth: number;
  readonly padInfo: {
    readonly top: number;
    readonly left: number;
    readonly bottom: number;
    readonly right: number;
  };
}
