/** The file of a journal that a URL or a plain path names. */

/**
 * `journal:study.log` and `journal:/folder/study.log`; with slashes as databases have them, three before a relative file and
 * four before an absolute one; and a plain path that ends in `.log`, `.journal` or `.jsonl`. Else undefined.
 */
export function journalPath(url: string): string | undefined {
  if (url.startsWith("journal:")) {
    const path = url.slice("journal:".length).replace(/^\/\/\//, "");
    return path === "" ? undefined : path;
  }
  return !/^[a-z][a-z0-9+]+:/i.test(url) && /[^/\\]\.(log|journal|jsonl)$/i.test(url) ? url : undefined;
}
