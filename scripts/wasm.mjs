/**
 * Compiles every `*.as.ts` of lib/<folder>/kernels (AssemblyScript) to WebAssembly with SIMD, and writes it as a base64 constant to
 * `<name>-wasm.ts` beside it. `npm run wasm` writes; `npm run wasm -- --check` says what is stale and exits 1.
 *
 * A kernel imports its memory (`env.memory`), keeps no data of its own and allocates nothing: addresses are arguments.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";
import { format, resolveConfig } from "prettier";

const root = fileURLToPath(new URL("../", import.meta.url));
const check = process.argv.includes("--check");
const stale = [];
for (const place of ["lib/models/kernels", "lib/explain/kernels"])
  for (const file of readdirSync(join(root, place)).filter((name) => name.endsWith(".as.ts"))) {
    const name = file.slice(0, -".as.ts".length);
    const path = join(root, place, `${name}-wasm.ts`);
    const text = await generated(name, await compiled(join(root, place), file));
    if (existsSync(path) && readFileSync(path, "utf8") === text) continue;
    stale.push(`${place}/${name}-wasm.ts`);
    if (!check) writeFileSync(path, text);
  }
if (stale.length > 0) console.log(`wasm: ${check ? "stale" : "wrote"} ${stale.join(", ")}`);
if (check && stale.length > 0) process.exit(1);

async function compiled(folder, file) {
  let binary;
  const { error, stderr } = await asc.main(
    [
      file,
      "--outFile=out.wasm",
      "-O3",
      "--converge",
      "--noAssert",
      "--runtime=stub",
      "--importMemory",
      "--initialMemory=1",
      "--enable=simd",
      "--disable=threads",
    ],
    {
      readFile: (name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), "utf8") : null),
      writeFile: (_name, contents) => {
        binary = contents;
      },
      listFiles: () => [],
    },
  );
  if (error) {
    console.error(stderr.toString());
    throw error;
  }
  return binary;
}

async function generated(name, binary) {
  const constant = name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  const text = `/** ${name}.as.ts compiled to WebAssembly (${binary.length} bytes), written by \`npm run wasm\`. */
export const ${constant}Wasm =
  "${Buffer.from(binary).toString("base64")}";
`;
  return format(text, { ...(await resolveConfig(join(root, "x.ts"))), parser: "typescript" });
}
