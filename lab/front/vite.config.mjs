import { defineConfig } from "vite";

/** Everything in few files; no names of this machine, no maps. */
export default defineConfig({
  root: import.meta.dirname,
  base: "/",
  logLevel: "warn",
  define: { "process.env": "{}" },
  build: {
    outDir: "../../vendor/lab",
    emptyOutDir: true,
    target: "es2022",
    sourcemap: false,
    chunkSizeWarningLimit: 5000,
    assetsInlineLimit: 100_000,
  },
});
