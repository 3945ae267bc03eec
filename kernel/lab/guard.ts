/**
 * Who may ask: every request must name this server (no other name may be bound to its address), come from one of its own pages, and show the
 * token, once in the URL, then as a cookie that no script can read, or in a header.
 */
import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

export interface GuardOptions {
  readonly token: string;
  /** The names under which the server may be asked, e.g. `127.0.0.1:8899`. */
  readonly hosts: ReadonlySet<string>;
  readonly cookie: string;
}

export type Verdict = "ok" | "wrong-host" | "wrong-origin" | "no-token";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** @param query the token of the URL, if it has one. */
export function judge(
  request: IncomingMessage,
  query: string | null,
  { token, hosts, cookie }: GuardOptions,
  isSocket = false,
): Verdict {
  const host = request.headers.host?.toLowerCase() ?? "";
  if (!hosts.has(host)) return "wrong-host";
  const { origin } = request.headers;
  // A browser names the page that asks; what is no browser need not.
  if (origin !== undefined && (isSocket || !SAFE.has(request.method ?? "")) && !isOwn(origin, hosts))
    return "wrong-origin";
  const site = request.headers["sec-fetch-site"];
  if (site === "cross-site" && (isSocket || request.headers["sec-fetch-mode"] !== "navigate"))
    return "wrong-origin";
  const given = [query, headerToken(request), cookieOf(request, cookie)];
  return given.some((each) => each !== null && same(each, token)) ? "ok" : "no-token";
}

function isOwn(origin: string, hosts: ReadonlySet<string>): boolean {
  try {
    return hosts.has(new URL(origin).host.toLowerCase());
  } catch {
    return false;
  }
}

function headerToken(request: IncomingMessage): string | null {
  return /^(?:token|bearer)\s+(\S+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? null;
}

function cookieOf(request: IncomingMessage, name: string): string | null {
  for (const part of (request.headers.cookie ?? "").split(";")) {
    const at = part.indexOf("=");
    if (part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

/** In a time that does not tell how much of it was right. */
function same(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
