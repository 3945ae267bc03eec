/** Calls `take` for every line of a stream of text, without copying what is long more than once. */
import type { Readable } from "node:stream";

export function readLines(stream: Readable, take: (line: string) => void): void {
  stream.setEncoding("utf8");
  let pieces: string[] = [];
  stream.on("data", (chunk: string) => {
    let from = 0;
    for (let end = chunk.indexOf("\n"); end >= 0; end = chunk.indexOf("\n", from)) {
      const piece = chunk.slice(from, end);
      const line = pieces.length === 0 ? piece : pieces.join("") + piece;
      pieces = [];
      from = end + 1;
      if (line !== "") take(line);
    }
    if (from < chunk.length) pieces.push(chunk.slice(from));
  });
}
