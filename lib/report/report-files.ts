/** `assay report`: reads a notebook, a result or a report from a file, and writes it as page, PDF, Markdown and JSON. */
import { readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import { readBrief, type Brief } from "./brief.ts";
import { changesSection } from "./changes-section.ts";
import { compareReports } from "./compare-reports.ts";
import { reportDocument, type ReportDraft } from "./document.ts";
import { reportMarkdown } from "./markdown.ts";
import { isSheet, notebookReport, type NotebookContent } from "./notebook-report.ts";
import { findChromium, reportPdf } from "./pdf-subprocess.ts";
import { environmentProvenance } from "./provenance-environment.ts";
import { recordDraft } from "./record-draft.ts";
import { savedDraft } from "./saved-draft.ts";
import { readReport, reportRecord, type SavedReport } from "./saved-report.ts";

export interface ReportFilesOptions {
  readonly file: string;
  readonly html?: string | undefined;
  readonly pdf?: string | undefined;
  readonly md?: string | undefined;
  readonly json?: string | undefined;
  /** Instead of the title in the file. */
  readonly title?: string | undefined;
  /** File of a brief, as in a `%%brief` cell; instead of the one in the notebook. */
  readonly brief?: string | undefined;
  /** An earlier report, page or report.json: what changed becomes a section. */
  readonly against?: string | undefined;
  readonly paper?: "a4" | "letter" | undefined;
}

/** What the caller hands in: a reader of notebooks, reports of known results, the moment, and where to speak. */
export interface ReportFilesPlace {
  notebook(path: string, options: { styled: (html: string) => boolean }): Promise<NotebookContent>;
  /** Drafts by kind of result ("assay.audit"); others become tables of their facts. */
  readonly drafts: Readonly<
    Record<string, (record: Readonly<Record<string, unknown>>) => Promise<ReportDraft>>
  >;
  readonly now: Date;
  readonly signal: AbortSignal;
  print(text: string): void;
  warn(text: string): void;
}

/** Pages beyond are hard to mail and slow to open. */
const LARGE_BYTES = 5_000_000;

interface Source {
  readonly draft: ReportDraft;
  readonly brief: Brief | undefined;
  readonly provenance: Readonly<Record<string, string>>;
}

/**
 * Writes what is asked for; without any of html, pdf, md and json a page beside the file.
 * @returns 0.
 * @throws RangeError on a file that is none of these, or places that cannot be written; what the readers throw.
 */
export async function reportFiles(options: ReportFilesOptions, place: ReportFilesPlace): Promise<number> {
  const { file, against, paper } = options;
  const targets = await targetsOf(options);
  if (targets["pdf"] !== undefined && findChromium() === undefined) await reportPdf(""); // Says what is missing before any work.
  const source = await sourceOf(file, place);
  const brief =
    options.brief === undefined ? source.brief : readBrief(await textOf(options.brief, "--brief"));
  const before =
    against === undefined
      ? undefined
      : readReport(await textOf(against, "--against"), `--against ${against}`);
  const draft = withChanges(
    { ...source.draft, ...(options.title === undefined ? {} : { title: options.title }) },
    before,
  );
  if (before !== undefined)
    place.print(
      `${(compareReports(before.record, reportRecord(source.draft, brief).record) as { message: string }).message}\n`,
    );
  const provenance = await environmentProvenance({
    now: place.now,
    folder: dirname(resolve(file)),
    facts: {
      ...source.provenance,
      ...(before === undefined ? {} : { "compared with": `report.json, SHA-256 ${before.sha256}` }),
    },
    signal: place.signal,
  });
  const frame = { brief, provenance };
  const { html, json, sha256 } = reportDocument(draft, frame);
  const made: Readonly<Record<string, () => string | Promise<Uint8Array>>> = {
    html: () => html,
    pdf: () => reportPdf(html, { paper, signal: place.signal }),
    md: () => reportMarkdown(draft, frame),
    json: () => json,
  };
  for (const [kind, path] of Object.entries(targets)) {
    const content = await made[kind]!();
    await writeWhole(path, content);
    const bytes = typeof content === "string" ? Buffer.byteLength(content) : content.length;
    place.print(`wrote ${path}: ${Math.ceil(bytes / 1024)} kB\n`);
    if (kind === "html" && bytes > LARGE_BYTES)
      place.warn(
        `assay: report: ${path} has ${(bytes / 1e6).toFixed(1)} MB; pages above 5 MB are slow to open; show less in the notebook\n`,
      );
  }
  place.print(`${draft.status.replace("_", " ")}: ${draft.message}\nSHA-256 of report.json ${sha256}\n`);
  return 0;
}

function withChanges(draft: ReportDraft, before: SavedReport | undefined): ReportDraft {
  if (before === undefined) return draft;
  const kept = draft.sections.filter(({ id }) => id !== "changes");
  const changes = changesSection(before, draft);
  const at = kept.findIndex(({ id }) => id === "sources");
  return {
    ...draft,
    sections: at < 0 ? [...kept, changes] : [...kept.slice(0, at), changes, ...kept.slice(at)],
  };
}

async function sourceOf(file: string, { notebook, drafts }: ReportFilesPlace): Promise<Source> {
  if (extname(file).toLowerCase() === ".ipynb")
    return notebookReport(await notebook(file, { styled: isSheet }));
  const text = await textOf(file, "report");
  const where = `report: ${file}`;
  const facts = { "made of": `${basename(file)}` };
  if (/^\s*</.test(text)) return { ...fromSaved(readReport(text, where)), provenance: facts };
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new RangeError(
      `${where}: must be a notebook (.ipynb), the JSON of a result, or a report; got no JSON (${(error as Error).message.split("\n", 1)[0]!}); see assay report --help`,
      { cause: error },
    );
  }
  if (value === null || typeof value !== "object" || Array.isArray(value))
    throw new RangeError(
      `${where}: must be a JSON object; got ${Array.isArray(value) ? "a list" : String(value).slice(0, 40)}; pass one result`,
    );
  const record = value as Readonly<Record<string, unknown>>;
  if (Array.isArray(record["cells"]) && "nbformat" in record)
    return notebookReport(await notebook(file, { styled: isSheet }));
  if (record["kind"] === "assay.report") return { ...fromSaved(readReport(text, where)), provenance: facts };
  const make = typeof record["kind"] === "string" ? drafts[record["kind"]] : undefined;
  if (make === undefined) return { draft: recordDraft(record, where), brief: undefined, provenance: facts };
  try {
    return { draft: await make(record), brief: undefined, provenance: facts };
  } catch (error) {
    throw new RangeError(
      `${where}: must be ${String(record["kind"])} as this version writes it; got one that cannot be read (${(error as Error).message}); write it anew`,
      { cause: error },
    );
  }
}

function fromSaved({ record, untouched }: SavedReport): Pick<Source, "draft" | "brief"> {
  const { draft, brief } = savedDraft(record);
  if (untouched !== false) return { draft, brief };
  return {
    brief,
    draft: {
      ...draft,
      message: `The facts of the page do not have the hash that it prints: it was changed after it was written. ${draft.message}`,
    },
  };
}

/** Where what is asked for goes: apart from each other and from what is read. */
async function targetsOf(options: ReportFilesOptions): Promise<Record<string, string>> {
  const { file, against, brief } = options;
  const asked = Object.fromEntries(
    (["html", "pdf", "md", "json"] as const).flatMap((kind) =>
      options[kind] === undefined ? [] : [[kind, options[kind]!] as const],
    ),
  );
  const page = join(dirname(file), `${basename(file, extname(file))}.html`);
  const targets =
    Object.keys(asked).length > 0 || (against !== undefined && resolve(page) === resolve(file))
      ? asked
      : { html: page };
  const read = [file, against, brief].flatMap((path) => (path === undefined ? [] : [resolve(path)]));
  const seen = new Set<string>();
  for (const [kind, path] of Object.entries(targets)) {
    if (read.includes(resolve(path)))
      throw new RangeError(
        `report: --${kind} must not be a file that is read; got "${path}"; name another one, e.g. --html new.html`,
      );
    if (seen.has(resolve(path)))
      throw new RangeError(
        `report: each form goes to a file of its own; got "${path}" twice; name two files`,
      );
    seen.add(resolve(path));
    if ((await stat(path).catch(() => undefined))?.isDirectory() === true)
      throw new RangeError(`report: --${kind} writes a file; got the folder "${path}"; give a name in it`);
    if ((await stat(dirname(resolve(path))).catch(() => undefined))?.isDirectory() !== true)
      throw new RangeError(`report: --${kind} wants a folder that exists; got "${path}"; make it first`);
  }
  return targets;
}

async function textOf(path: string, what: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new RangeError(
      `${what}: wants a file that can be read; got "${path}" (${code === "ENOENT" ? "no such file" : (code ?? String(error))}); check the path`,
      { cause: error },
    );
  }
}

/** Either the whole lies at the path in the end, or what lay there before. */
async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const part = `${path}.${process.pid}.part`;
  try {
    await writeFile(part, content);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw new RangeError(
      `report: must be able to write "${path}"; got ${(error as NodeJS.ErrnoException).code ?? String(error)}; give a path in a folder that is yours`,
      { cause: error },
    );
  }
}
