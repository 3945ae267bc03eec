/**
 * `node scripts/vendor-tfjs.mjs`: makes vendor/tfjs, TensorFlow.js as one file, so that cells can import it in any folder
 * without the 289 MB of its packages. Installs pinned versions in a temporary folder, bundles core, layers, converter, data and
 * the wasm and cpu backends with esbuild, and rolls the declarations up into one file. Needs the npm registry; run by hand.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, version as esbuildVersion } from "esbuild";

const TFJS = "4.22.0";
const TOOLS = { rollup: "4.68.7", "rollup-plugin-dts": "6.5.1", typescript: "5.9.3" };

const root = fileURLToPath(new URL("..", import.meta.url));
const target = join(root, "vendor", "tfjs");
const work = mkdtempSync(join(tmpdir(), "vendor-tfjs-"));
const packages = join(work, "node_modules", "@tensorflow");

try {
  install();
  mkdirSync(target, { recursive: true });
  await bundle();
  writeModule();
  await declare();
  copyFileSync(join(work, "node_modules", "long", "LICENSE"), join(target, "LICENSE"));
  writeReadme();
} finally {
  rmSync(work, { recursive: true, force: true });
}

function install() {
  writeFileSync(join(work, "package.json"), JSON.stringify({ private: true }));
  const wanted = [
    `@tensorflow/tfjs@${TFJS}`,
    `@tensorflow/tfjs-backend-wasm@${TFJS}`,
    ...Object.entries(TOOLS).map((pair) => pair.join("@")),
  ];
  execFileSync("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--save-exact", ...wanted], {
    cwd: work,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
}

/** index.cjs: all of it. The wasm backend comes first; cpu stands in where wasm does not start. */
async function bundle() {
  const entry = `
    import "@tensorflow/tfjs-core";
    import "@tensorflow/tfjs-core/dist/register_all_gradients";
    import "@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops";
    import * as data from "@tensorflow/tfjs-data";
    import * as wasm from "@tensorflow/tfjs-backend-wasm";
    import { version_core } from "@tensorflow/tfjs-core";
    import { version_layers } from "@tensorflow/tfjs-layers";
    import { version_converter } from "@tensorflow/tfjs-converter";
    import { version_cpu } from "@tensorflow/tfjs-backend-cpu";
    export * from "@tensorflow/tfjs-core";
    export * from "@tensorflow/tfjs-layers";
    export * from "@tensorflow/tfjs-converter";
    export * from "@tensorflow/tfjs-backend-cpu";
    export { data, wasm };
    export const version = {
      "tfjs-core": version_core, "tfjs-backend-cpu": version_cpu, "tfjs-backend-wasm": wasm.version_wasm,
      "tfjs-data": data.version_data, "tfjs-layers": version_layers, "tfjs-converter": version_converter, tfjs: "${TFJS}",
    };`;
  await build({
    stdin: { contents: entry, resolveDir: work, loader: "js" },
    outfile: join(target, "index.cjs"),
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    mainFields: ["module", "main"],
    minify: true,
    legalComments: "none",
    logLevel: "warning",
    banner: {
      js: `/* TensorFlow.js ${TFJS}. Copyright Google LLC. Apache-2.0: see LICENSE and README.md beside this file. */`,
    },
    loader: { ".wasm": "base64" },
    plugins: [{ name: "replace", setup: replaceParts }],
  });
}

function replaceParts(builder) {
  const own = (filter, name) => builder.onResolve({ filter }, () => ({ path: name, namespace: "own" }));
  // What our own glue imports is the real thing.
  builder.onResolve({ filter: /wasm-out[/\\]/, namespace: "own" }, ({ path }) => ({ path }));
  own(/^node-fetch$/, "fetch");
  own(/tfjs-backend-wasm-threaded-simd(\.worker)?\.js$/, "threads");
  own(/wasm-out\/tfjs-backend-wasm\.js$/, "glue");
  const out = join(packages, "tfjs-backend-wasm", "wasm-out");
  const sources = {
    // Node has fetch.
    fetch: "module.exports = (...args) => globalThis.fetch(...args);",
    // Threads need a browser: tfjs switches them off in Node.
    threads:
      "export const wasmWorkerContents = ''; export default () => { throw new Error('tfjs-wasm: threads are not bundled'); };",
    // The binary comes from this file. Emscripten's handlers would end the process at the first uncaught error of any cell.
    glue: `
      import factory from ${JSON.stringify(join(out, "tfjs-backend-wasm.js"))};
      import binary from ${JSON.stringify(join(out, "tfjs-backend-wasm-simd.wasm"))};
      const events = ["uncaughtException", "unhandledRejection"];
      export default (config) => {
        const before = events.map((event) => process.listeners(event));
        try {
          return factory({ ...config, wasmBinary: Buffer.from(binary, "base64") });
        } finally {
          events.forEach((event, i) => {
            for (const listener of process.listeners(event)) if (!before[i].includes(listener)) process.removeListener(event, listener);
          });
        }
      };`,
  };
  builder.onLoad({ filter: /.*/, namespace: "own" }, ({ path }) => ({
    contents: sources[path],
    loader: "js",
    resolveDir: work,
  }));
}

/** index.js: the same instance for import, usable at once: its backend has started. */
function writeModule() {
  const names = Object.keys(createRequire(import.meta.url)(join(target, "index.cjs"))).sort();
  writeFileSync(
    join(target, "index.js"),
    `/** The bundle beside this file as an ES module, with its backend started: wasm, or cpu where wasm does not start. */
import { createRequire } from "node:module";

const tf = createRequire(import.meta.url)("./index.cjs");
await tf.ready();
export default tf;
export const {
${names.map((name) => `  ${name},\n`).join("")}} = tf;
`,
  );
}

/** index.d.ts: every declaration in one file. The chained operations are module augmentations, which cannot be rolled up. */
async function declare() {
  const fromWork = createRequire(join(work, "package.json"));
  const { rollup } = await import(
    fromWork.resolve("rollup").replace(/dist\/rollup\.js$/, "dist/es/rollup.js")
  );
  const { dts } = await import(
    join(work, "node_modules", "rollup-plugin-dts", "dist", "rollup-plugin-dts.mjs")
  );
  const entry = join(work, "entry.d.ts");
  writeFileSync(
    entry,
    `export * from "@tensorflow/tfjs-core";
export * from "@tensorflow/tfjs-layers";
export * from "@tensorflow/tfjs-converter";
export * from "@tensorflow/tfjs-backend-cpu";
export * as data from "@tensorflow/tfjs-data";
export * as wasm from "@tensorflow/tfjs-backend-wasm";
export declare const version: { readonly [part: string]: string };
`,
  );
  // respectExternal: what lies in node_modules is rolled up, too.
  const resolve = {
    name: "resolve",
    resolveId(id) {
      const [scope, name, ...rest] = id.split("/");
      if (scope !== "@tensorflow") return null;
      const path = join(packages, name, rest.join("/") || "dist/index.d.ts");
      return (
        [path, `${path}.d.ts`, join(path, "index.d.ts")].find((file) =>
          statSync(file, { throwIfNoEntry: false })?.isFile(),
        ) ?? null
      );
    },
  };
  const rolled = await rollup({ input: entry, plugins: [resolve, dts({ respectExternal: true })] });
  const { output } = await rolled.generate({ format: "es" });
  const chained = join(packages, "tfjs-core", "dist", "public", "chained_ops");
  const operations = readdirSync(chained)
    .filter((name) => name.endsWith(".d.ts"))
    .flatMap((name) => [
      ...readFileSync(join(chained, name), "utf8").matchAll(
        /interface Tensor<R extends Rank = Rank> \{\n([^]*?)\n {4}\}\n\}/g,
      ),
    ])
    .map((match) => match[1].replace(/^ {4}/gm, ""));
  const code = output[0].code
    .replace(/\/\*\*\s*\n \* @license[^]*?\*\/\n?/g, "")
    .replace(/^\/\/\/ <.*\n/gm, "");
  writeFileSync(
    join(target, "index.d.ts"),
    `/* TensorFlow.js ${TFJS}, declarations in one file. Copyright Google LLC. Apache-2.0: see LICENSE beside this file. */\n${code}\n/** Operations as methods. */\ninterface Tensor<R extends Rank = Rank> {\n${operations.join("\n")}\n}\n`,
  );
}

function writeReadme() {
  const files = ["index.cjs", "index.js", "index.d.ts"];
  const rows = files.map((name) => {
    const bytes = readFileSync(join(target, name));
    return `| ${name} | ${bytes.length.toLocaleString("en-US")} | \`${createHash("sha256").update(bytes).digest("hex")}\` |`;
  });
  const others = ["long", "seedrandom"].map((name) => {
    const { version, license } = JSON.parse(
      readFileSync(join(work, "node_modules", name, "package.json"), "utf8"),
    );
    return `${name} ${version} (${license})`;
  });
  writeFileSync(
    join(target, "README.md"),
    `# TensorFlow.js ${TFJS} in one file

What a cell gets from \`import * as tf from "@tensorflow/tfjs"\` when the notebook's folder has no copy of its own, and what stands in
for \`@tensorflow/tfjs-node\` where that is absent or does not load. Written by \`node scripts/vendor-tfjs.mjs\`; not edited by hand.

From the npm packages of version ${TFJS}: \`@tensorflow/tfjs-core\`, \`-layers\`, \`-converter\`, \`-data\`, \`-backend-cpu\` and
\`-backend-wasm\` (its SIMD binary is inside the file). The WebGL backend is left out: it needs a browser. The wasm backend is the default;
it lacks some kernels, among them those that train convolutions and embeddings, and tfjs then says which:
\`await tf.setBackend("cpu")\` has them all. The wasm functions (\`setThreadsCount\`, …) are under \`tf.wasm\`.

Changed against the packages: the wasm binary is embedded, Node's own \`fetch\` takes the place of node-fetch, the multi-threaded wasm
build (browsers only) is left out, and the process-wide error handlers that Emscripten's start-up code adds are taken away again.

Licence: Apache-2.0 (LICENSE; copyright Google LLC). Inside it, too: ${others.join(", ")}, and start-up code by
Emscripten (MIT). Bundled with esbuild ${esbuildVersion}; declarations rolled up with rollup-plugin-dts ${TOOLS["rollup-plugin-dts"]}.

| file | bytes | sha256 |
| --- | ---: | --- |
${rows.join("\n")}
`,
  );
}
