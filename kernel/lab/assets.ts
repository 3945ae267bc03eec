/** The front end's files, from the package; plotly.js stands beside them under a name of its own. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { packageRoot } from "../package.ts";

export interface Asset {
  readonly bytes: Buffer;
  readonly type: string;
  /** Its name changes with its content. */
  readonly lasting: boolean;
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
  ".ttf": "font/ttf",
  ".wasm": "application/wasm",
  ".txt": "text/plain; charset=utf-8",
};

export const labFolder: string = join(packageRoot, "vendor", "lab");

/** @param pathname of the URL; every page of the front end is `index.html`. */
export function asset(pathname: string): Asset | undefined {
  if (pathname === "/static/plotly.min.js")
    return {
      bytes: readFileSync(createRequire(import.meta.url).resolve("plotly.js-dist-min/plotly.min.js")),
      type: TYPES[".js"]!,
      lasting: false,
    };
  if (pathname === "/favicon.ico" || pathname === "/logo.svg")
    return {
      bytes: readFileSync(join(packageRoot, "kernel", "assets", "logo.svg")),
      type: TYPES[".svg"]!,
      lasting: false,
    };
  const name = pathname === "/" ? "index.html" : pathname.slice(1);
  // Names as the bundler writes them: one folder deep at most, nothing hidden.
  if (!/^(?:[\w-]+\/)?[\w-][\w.-]*$/.test(name)) return undefined;
  const file = join(labFolder, name);
  const type = TYPES[extname(file)];
  if (type === undefined || !existsSync(file) || !statSync(file).isFile()) return undefined;
  return { bytes: readFileSync(file), type, lasting: /-[\w-]{8,}\.\w+$/.test(name) };
}
