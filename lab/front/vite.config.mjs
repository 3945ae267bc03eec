import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vite";

/** Languages that the lab does not edit: JupyterLab would bring a file for each of a hundred. */
const KEPT = /^@codemirror\/lang-(javascript|markdown|json|html|css)$/;
const fewLanguages = {
  name: "few-languages",
  enforce: "pre",
  resolveId(source) {
    const isLanguage =
      /^@codemirror\/(lang-|legacy-modes\/)/.test(source) || /^@?[\w-]*\/?codemirror-lang/.test(source);
    return isLanguage && !KEPT.test(source) ? "\0no-language" : undefined;
  },
  load(id) {
    return id === "\0no-language" ? { code: "export default {}", syntheticNamedExports: true } : undefined;
  },
};

/** Whose work is in the bundle, with their licences. */
const licences = {
  name: "licences",
  generateBundle(_options, bundle) {
    const folders = new Set();
    for (const chunk of Object.values(bundle))
      for (const id of chunk.moduleIds ?? []) {
        const found = /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id);
        if (found !== null) folders.add(found[1]);
      }
    const texts = [...folders].sort().map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
      const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
      const text = file === undefined ? "" : readFileSync(join(folder, file), "utf8").trim();
      return { text, head: `${name} ${version} (${typeof license === "string" ? license : "see its text"})` };
    });
    const byText = grouped(texts);
    const source = [...byText]
      .map(([text, all]) => `${all.map(({ head }) => head).join("\n")}\n\n${text}`)
      .join(`\n\n${"-".repeat(78)}\n\n`);
    this.emitFile({ type: "asset", fileName: "licences.txt", source: `${source}\n` });
  },
};

function grouped(texts) {
  const groups = new Map();
  for (const each of texts) groups.set(each.text, [...(groups.get(each.text) ?? []), each]);
  return groups;
}

/** Everything in few files; no names of this machine, no maps. */
export default defineConfig({
  root: import.meta.dirname,
  base: "/",
  logLevel: "warn",
  define: { "process.env": "{}" },
  plugins: [fewLanguages, licences],
  build: {
    outDir: "../../vendor/lab",
    emptyOutDir: true,
    target: "es2022",
    sourcemap: false,
    chunkSizeWarningLimit: 5000,
    assetsInlineLimit: 100_000,
    rolldownOptions: {
      onLog: (level, log, handle) => (log.code === "EVAL" ? undefined : handle(level, log)),
    },
  },
});
