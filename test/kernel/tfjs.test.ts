/** TensorFlow.js in a folder without packages, and in place of a native tfjs-node that is absent or broken. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startLive, type Live } from "./live.ts";

let live: Live;

beforeAll(async () => {
  live = await startLive();
});
afterAll(() => live.close());

/** A package in the notebook's folder. */
function install(name: string, code: string): void {
  const folder = join(live.folder, "node_modules", name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name, version: "1.0.0", main: "index.js" }));
  writeFileSync(join(folder, "index.js"), code);
}

it("trains a model in a folder without node_modules, on the wasm backend", async () => {
  const imported = await live.run('import * as tf from "@tensorflow/tfjs";\ntf.getBackend()');
  expect(imported.result).toBe("'wasm'");
  const trained = await live.run(`
    const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });
    model.compile({ optimizer: tf.train.sgd(0.1), loss: "meanSquaredError" });
    const x = tf.tensor2d([0, 1, 2, 3], [4, 1]);
    await model.fit(x, x.mul(2).add(1), { epochs: 200, verbose: 0 });
    (model.predict(tf.tensor2d([[10]])) as tf.Tensor).dataSync()[0].toFixed(1)`);
  expect(trained.result).toBe("'21.0'");
});

it("says which kernel wasm lacks, and trains on cpu", async () => {
  const convolution = `
    const image = tf.sequential({ layers: [tf.layers.conv2d({ filters: 1, kernelSize: 3, inputShape: [4, 4, 1] }), tf.layers.flatten()] });
    image.compile({ optimizer: "sgd", loss: "meanSquaredError" });
    await image.fit(tf.zeros([2, 4, 4, 1]), tf.zeros([2, 4]), { verbose: 0 });
    tf.getBackend()`;
  expect((await live.run(convolution)).traceback).toContain(
    "Conv2DBackpropFilter' not registered for backend 'wasm'",
  );
  await live.run('await tf.setBackend("cpu");');
  expect((await live.run(convolution)).result).toBe("'cpu'");
  await live.run('await tf.setBackend("wasm");');
});

it("hides the bundle's frames and points at the cell", async () => {
  const { traceback } = await live.run("tf.matMul(tf.zeros([2, 3]), tf.zeros([2, 3]))");
  expect(traceback).toMatch(/> 1 │ tf\.matMul/);
  expect(traceback).toMatch(/frames in @tensorflow\/tfjs$/m);
  expect(traceback).not.toContain("index.cjs");
});

it("keeps the session alive after an uncaught error: Emscripten's handlers are gone", async () => {
  await live.run(
    'setTimeout(() => { throw new Error("late") }); await new Promise((done) => setTimeout(done, 20));',
  );
  expect((await live.run("tf.scalar(2).dataSync()[0]")).result).toBe("2");
});

it("stands in for tfjs-node that is absent, for a CommonJS package that requires it", async () => {
  install(
    "danfojs-node",
    'const tf = require("@tensorflow/tfjs-node"); exports.total = (a) => tf.tensor1d(a).sum().dataSync()[0]; exports.tf = tf;',
  );
  const { result, stderr } = await live.run(
    'import * as dfd from "danfojs-node";\n[dfd.total([1, 2, 3]), dfd.tf.layers === tf.layers]',
  );
  expect(result).toBe("[ 6, true ]");
  expect(stderr).not.toContain("stands in");
});

it("works for imports of local files, too", async () => {
  writeFileSync(
    join(live.folder, "net.ts"),
    'import * as tf from "@tensorflow/tfjs";\nexport const two: number = tf.scalar(2).dataSync()[0]!;\n',
  );
  expect((await live.run('import { two } from "./net";\ntwo')).result).toBe("2");
});

it("stands in for tfjs-node that does not load, and says so once; the user's own tfjs comes first", async () => {
  const other = await startLive();
  try {
    const folder = join(other.folder, "node_modules", "@tensorflow", "tfjs-node");
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, "package.json"),
      '{"name":"@tensorflow/tfjs-node","version":"4.22.0","main":"index.js"}',
    );
    writeFileSync(
      join(folder, "index.js"),
      'throw new Error("The Node.js native addon module (tfjs_binding.node) can not be found");',
    );
    const danfo = join(other.folder, "node_modules", "danfojs-node");
    mkdirSync(danfo, { recursive: true });
    writeFileSync(join(danfo, "package.json"), '{"name":"danfojs-node","version":"1.2.0","main":"index.js"}');
    writeFileSync(
      join(danfo, "index.js"),
      'exports.one = require("@tensorflow/tfjs-node").scalar(1).dataSync()[0];',
    );
    const first = await other.run('import { one } from "danfojs-node";\none');
    expect(first.result).toBe("1");
    expect(first.stderr.match(/stands in for it/g)).toHaveLength(1);
    expect(
      (await other.run('import * as native from "@tensorflow/tfjs-node";\nnative.getBackend()')).result,
    ).toBe("'wasm'");

    const own = join(other.folder, "node_modules", "@tensorflow", "tfjs");
    mkdirSync(own, { recursive: true });
    writeFileSync(
      join(own, "package.json"),
      '{"name":"@tensorflow/tfjs","version":"9.9.9","main":"index.js"}',
    );
    writeFileSync(join(own, "index.js"), 'exports.whose = "the user\'s";');
    expect((await other.run('import { whose } from "@tensorflow/tfjs";\nwhose')).result).toBe(`"the user's"`);
  } finally {
    await other.close();
  }
});
