/**
 * A page as PDF, printed by a Chromium that is found on the machine: no browser is installed for it. It prints without scripts' help and
 * without network, in a profile of its own that is thrown away.
 */
import { accessSync, constants, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { runProcess } from "../core/index.ts";

export interface PdfOptions {
  /** Default "a4". */
  readonly paper?: "a4" | "letter" | undefined;
  /** The browser; default the one that is found. */
  readonly browser?: string | undefined;
  /** Default 120 000. */
  readonly limitMs?: number;
  readonly signal?: AbortSignal | undefined;
}

/** Environment of a search, for tests. */
export interface BrowserPlaces {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly isProgram: (path: string) => boolean;
}

const NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
  "msedge",
  "brave-browser",
];
const MAC = ["Google Chrome", "Chromium", "Microsoft Edge", "Brave Browser"];
const WINDOWS = [
  "Google\\Chrome\\Application\\chrome.exe",
  "Chromium\\Application\\chrome.exe",
  "Microsoft\\Edge\\Application\\msedge.exe",
];
const LIMIT_MS = 120_000;

/** The path of a Chromium: what `CHROMIUM` names, one on the PATH, or one in the usual places; undefined when there is none. */
export function findChromium(places: BrowserPlaces = here): string | undefined {
  const { env, platform, isProgram } = places;
  if (env["CHROMIUM"] !== undefined && env["CHROMIUM"] !== "")
    return isProgram(env["CHROMIUM"]) ? env["CHROMIUM"] : undefined;
  const windows = platform === "win32";
  const folders = (env["PATH"] ?? env["Path"] ?? "").split(windows ? ";" : delimiter);
  const onPath = folders
    .filter((folder) => folder !== "")
    .flatMap((folder) => NAMES.map((name) => join(folder, windows ? `${name}.exe` : name)));
  const usual =
    platform === "darwin"
      ? ["", env["HOME"] ?? ""].flatMap((root) =>
          MAC.map((name) => `${root}/Applications/${name}.app/Contents/MacOS/${name}`),
        )
      : windows
        ? ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((name) =>
            env[name] === undefined ? [] : WINDOWS.map((path) => `${env[name]}\\${path}`),
          )
        : ["/snap/bin/chromium"];
  return [...onPath, ...usual].find(isProgram);
}

/**
 * @param html a page that stands alone.
 * @returns the PDF's bytes.
 * @throws RangeError where no browser is found; Error when it fails or takes longer than `limitMs`; the signal's reason.
 */
export async function reportPdf(html: string, options: PdfOptions = {}): Promise<Uint8Array> {
  const { paper = "a4", limitMs = LIMIT_MS, signal } = options;
  signal?.throwIfAborted();
  const browser = options.browser ?? findChromium();
  if (browser === undefined)
    throw new RangeError(
      "pdf: wants a Chromium, Chrome or Edge; found none (looked at CHROMIUM, the PATH and the usual places); install one or set CHROMIUM=/path/to/it, or open the HTML page in any browser and print it to a file",
    );
  const folder = mkdtempSync(join(tmpdir(), "assay-pdf-"));
  const patience = AbortSignal.timeout(limitMs);
  try {
    const page = join(folder, "report.html");
    const pdf = join(folder, "report.pdf");
    writeFileSync(page, onPaper(html, paper));
    const { code, stderr } = await runProcess(browser, {
      args: [
        "--headless",
        "--disable-gpu",
        "--no-first-run",
        "--disable-extensions",
        "--disable-background-networking",
        "--disable-dev-shm-usage",
        // As root (containers) the browser refuses its sandbox; the page has no script that would need one.
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        `--user-data-dir=${join(folder, "profile")}`,
        "--no-pdf-header-footer",
        `--print-to-pdf=${pdf}`,
        pathToFileURL(page).href,
      ],
      signal: signal === undefined ? patience : AbortSignal.any([signal, patience]),
      onStdout: () => undefined,
    }).catch((error: unknown) => {
      if (signal?.aborted === true) throw signal.reason;
      if (!patience.aborted) throw error;
      throw new Error(
        `pdf: must be printed within ${limitMs / 1000} s; the browser took longer and was ended; open the HTML page and print it to a file`,
        { cause: error },
      );
    });
    if (!isFile(pdf))
      throw new Error(
        `pdf: ${browser} must print the page; it ended with code ${code} and wrote nothing${lastLine(stderr)}; open the HTML page and print it to a file`,
      );
    return readFileSync(pdf);
  } finally {
    // A browser that was ended may still write for a moment.
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

const here: BrowserPlaces = { env: process.env, platform: process.platform, isProgram };

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** Folds are opened, also where the browser does not know how to print closed ones. */
function onPaper(html: string, paper: "a4" | "letter"): string {
  return html
    .replaceAll(/<details(?![^>]*\sopen[\s>])/g, "<details open")
    .replace("</head>", `<style>@page{size:${paper === "a4" ? "A4" : "Letter"}}</style>\n</head>`);
}

function lastLine(text: string): string {
  const last = text.trim().split("\n").at(-1) ?? "";
  return last === "" ? "" : ` (${last.slice(0, 200)})`;
}
