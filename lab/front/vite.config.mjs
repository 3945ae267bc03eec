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

/** Everything in few files; no names of this machine, no maps. */
export default defineConfig({
  root: import.meta.dirname,
  base: "/",
  logLevel: "warn",
  define: { "process.env": "{}" },
  plugins: [fewLanguages],
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
