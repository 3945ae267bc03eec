/** Compiles the project to `dist/` when a source is newer than the last build, so that the two commands cost nothing twice. */
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);
const stamp = "dist/.built";
const newest = (path) => {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
};
const sources = [
  "kernel",
  "magics",
  "commands",
  "lib",
  "tsconfig.json",
  "tsconfig.build.json",
  "package.json",
  "scripts/build.mjs",
];
if (
  existsSync(stamp) &&
  statSync(stamp).mtimeMs >= Math.max(...sources.map(newest)) &&
  !process.argv.includes("--force")
)
  process.exit(0);
rmSync("dist", { recursive: true, force: true });
const tsc = fileURLToPath(new URL("../node_modules/typescript/bin/tsc", import.meta.url));
try {
  // Without the tools of development (npm install --omit=dev) some declarations are not there to check against.
  const unchecked = existsSync("node_modules/@types/pg") ? [] : ["--noCheck"];
  execFileSync(process.execPath, [tsc, "-p", "tsconfig.build.json", ...unchecked], { stdio: "inherit" });
} catch {
  console.error("build: tsc found errors (above); mend them and run npm run build again");
  process.exit(1);
}
chmodSync("dist/kernel/main.js", 0o755);
writeFileSync(stamp, "");
