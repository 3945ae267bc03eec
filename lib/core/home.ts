/** Paths as people type them. */
import { homedir } from "node:os";
import { join } from "node:path";

/** `~` and `~/x` become the home folder's. */
export function expandHome(path: string, home: string = homedir()): string {
  return path === "~" ? home : /^~[/\\]/.test(path) ? join(home, path.slice(2)) : path;
}
