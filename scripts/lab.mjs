/**
 * `npm run lab:build`: the pages of `assay lab`, from lab/front to vendor/lab, where they are kept, so that a clone and the package have them without
 * 390 MB of build tools. The stamp says from which sources; a test holds it to them.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** SHA-256 of everything that the pages are built from. */
export function labStamp(folder = root) {
  const front = join(folder, "lab", "front");
  const sources = readdirSync(join(front, "src")).map((name) => join("src", name));
  const hash = createHash("sha256");
  for (const name of [
    "index.html",
    "package.json",
    "package-lock.json",
    "vite.config.mjs",
    ...sources,
  ].sort())
    hash.update(`${name}\0`).update(readFileSync(join(front, name), "utf8").replaceAll("\r\n", "\n"));
  return hash.digest("hex");
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const cwd = join(root, "lab", "front");
  const run = (...words) =>
    execFileSync("npm", words, { cwd, stdio: "inherit", shell: process.platform === "win32" });
  if (!existsSync(join(cwd, "node_modules"))) run("ci", "--ignore-scripts", "--no-audit", "--no-fund");
  run("exec", "--", "vite", "build");
  writeFileSync(join(root, "vendor", "lab", "sources.sha256"), `${labStamp()}\n`);
}
