/**
 * Type service: cold start, p50/p95 of complete, hover and diagnose, memory; on a small session, on one that imports a
 * package of the given folder, and after thousands of cells. `npm run build` first.
 *
 *   node bench/types.mjs [folder with node_modules] [package]     e.g. node bench/types.mjs /tmp/lab arquero
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const { createTypeService } = await import(
  process.env.ASSAY_TYPES ?? new URL("../dist/kernel/language/typescript.js", import.meta.url).href
);
const folder = process.argv[2] ?? mkdtempSync(join(tmpdir(), "assay-bench-"));
const library = process.argv[3];
const service = createTypeService({ directory: folder, assayRoot: root, log: (text) => console.error(text) });

const rows = [];
async function measure(name, count, question) {
  const times = [];
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    const answer = await question(i);
    times.push(performance.now() - start);
    if (answer === undefined) throw new Error(`${name}: no answer`);
  }
  times.sort((a, b) => a - b);
  const at = (q) => times[Math.min(times.length - 1, Math.floor(q * times.length))].toFixed(1);
  rows.push({ question: name, n: count, "p50 ms": at(0.5), "p95 ms": at(0.95), MB: memory() });
}

function memory() {
  try {
    return Math.round(
      Number(/^Pss: +(\d+)/m.exec(readFileSync(`/proc/${service.pid}/smaps_rollup`, "utf8"))[1]) / 1024,
    );
  } catch {
    return Math.round(Number(execFileSync("ps", ["-o", "rss=", "-p", String(service.pid)])) / 1024);
  }
}

let number = 0;
const commit = (text) => service.commit({ number: ++number, text });
const diagnose = async (text, keep = false) => {
  const found = await service.diagnose({ number: ++number, text });
  if (keep) service.commit({ number, text });
  return found;
};
const complete = (text) => service.complete(text, text.length);
const hover = (text) => service.hover(text, text.length);

await measure("start to first diagnostics", 1, () => diagnose("const start = 1;", true));
commit(
  `const rowsOf = [{ a: 1, b: "x" }]; function mean(xs: number[]): number { return xs.reduce((s, x) => s + x, 0) / xs.length }`,
);
await diagnose("0");
await measure("diagnose a declaring cell, then commit", 100, (i) =>
  diagnose(`const v${i} = mean(rowsOf.map((r) => r.a)) + ${i};`, true),
);
await measure("complete members", 100, (i) => complete(`const z${i} = rowsOf.ma`));
await measure("complete names", 100, (i) => complete(`const z${i} = mea`));
await measure("hover", 100, (i) => hover(`${i}; mean`));
if (library !== undefined) {
  await measure(`first import of ${library}`, 1, () => diagnose(`import * as lib from "${library}";`, true));
  await measure(`complete lib.`, 50, () => complete("lib."));
  if (library === "arquero") {
    commit(`const table = lib.table({ a: [1, 2, 3] });`);
    await measure("complete table.", 50, (i) => complete(`const z${i} = table.filter((r) => r.a > ${i}).gr`));
    await measure("hover table.groupby", 50, (i) => hover(`${i}; table.groupby`));
    await measure("diagnose a cell on table", 100, (i) =>
      diagnose(`const t${i} = table.derive({ b: (d) => d.a * ${i} }).groupby("a");`, true),
    );
  }
  await measure("diagnose a cell with imports", 20, (i) =>
    diagnose(
      `import { readFileSync as read${i} } from "node:fs"; import * as other${i} from "${library}";`,
      true,
    ),
  );
}
for (let i = number; i < 2000; i++) commit(`const many${i} = ${i}; interface Many${i} { value: ${i} }`);
await measure("first question with 2000 cells", 1, () => complete("many1999."));
await measure("2000 cells: complete members", 50, (i) => complete(`many${1900 + i}.to`));
await measure("2000 cells: complete names", 50, (i) => complete(`const z${i} = many`));
await measure("2000 cells: hover", 50, (i) => hover(`many${1900 + i}`));
await measure("2000 cells: diagnose and commit", 50, (i) =>
  diagnose(`const more${i} = many${1900 + i} + 1;`, true),
);
await measure("one cell run 3000 times", 3000, (i) =>
  diagnose(`let again = mean([${i}]); const shown = again.toFixed();`, true),
);
console.table(rows);
service.close();
if (process.argv[2] === undefined) rmSync(folder, { recursive: true });
