/**
 * Markdown cells → safe HTML: `marked` (GitHub's dialect), then the allow-list of `html-safe.ts`; mathematics between `$`,
 * `$$`, `\(…\)`, `\[…\]` becomes MathML by Temml, which every current browser draws without fonts or scripts.
 */
import { Marked, type Tokens } from "marked";
import { randomBytes } from "node:crypto";
import temml from "temml";
import { codeHtml } from "./html-code.ts";
import { escapeHtml, safeHtml, type SafeHtmlOptions } from "./html-safe.ts";

export interface Heading {
  readonly level: number;
  readonly id: string;
  /** Safe HTML of the words, for a table of contents. */
  readonly html: string;
  readonly text: string;
}

export interface MarkdownPage {
  /** Safe HTML of one cell; headings are collected. */
  render(markdown: string, image?: (source: string) => string | undefined): string;
  readonly headings: readonly Heading[];
}

/** A renderer for the cells of one page: ids are unique within it. */
export function markdownPage(): MarkdownPage {
  // Formulas travel through the sanitiser as words that no text can contain by chance, and only text is changed back.
  const nonce = `math${randomBytes(12).toString("hex")}x`;
  const formulas: { readonly source: string; readonly html: string }[] = [];
  const headings: Heading[] = [];
  const ids = new Set<string>();
  const math = (source: string, display: boolean): string =>
    `${nonce}${formulas.push({ source, html: mathHtml(source, display) }) - 1}x`;
  const places = new RegExp(`${nonce}(\\d+)x`, "g");
  const restore = (text: string): string =>
    text.replaceAll(places, (_, at: string) => formulas[Number(at)]?.html ?? "");
  // What the sanitiser did not offer as text stands in an attribute: there a formula is its source.
  const safe = (html: string, options: SafeHtmlOptions = {}): string =>
    safeHtml(html, { ...options, text: restore }).replaceAll(places, (_, at: string) =>
      escapeHtml(formulas[Number(at)]?.source ?? ""),
    );
  const marked = new Marked({ gfm: true });
  marked.use({
    extensions: [
      {
        name: "mathBlock",
        level: "block",
        start: (text: string) => text.search(/\$\$|\\\[|\\begin\{/),
        tokenizer: (text: string) =>
          mathToken(
            /^(?:\$\$([\s\S]+?)\$\$|\\\[([\s\S]+?)\\\]|(\\begin\{([a-z]+\*?)\}[\s\S]+?\\end\{\4\}))[ \t]*(?:\n|$)/,
            text,
            "mathBlock",
          ),
        renderer: (token) => `<p>${math(String(token["formula"]), true)}</p>\n`,
      },
      {
        name: "mathInline",
        level: "inline",
        start: (text: string) => text.search(/\$|\\[([]/),
        tokenizer: (text: string) =>
          mathToken(/^(?:\$\$([\s\S]+?)\$\$|\\\[([\s\S]+?)\\\])/, text, "mathDisplay") ??
          mathToken(
            /^(?:\$((?:\\.|[^\\$\n]|\n(?!\n))*?(?:\\.|[^\\$\s]))\$(?!\d)|\\\(([\s\S]+?)\\\))/,
            text,
            "mathInline",
            /^\$\s/,
          ),
        renderer: (token) => math(String(token["formula"]), false),
      },
      { name: "mathDisplay", renderer: (token) => math(String(token["formula"]), true) },
    ],
    renderer: {
      code({ text, lang }: Tokens.Code) {
        const name = (lang ?? "").split(/\s/, 1)[0] ?? "";
        const html = /^(ts|tsx|typescript|js|jsx|javascript|mjs|mts|json)$/i.test(name)
          ? codeHtml(text)
          : escapeHtml(text);
        return `<pre class="code"><code>${html}</code></pre>\n`;
      },
      heading({ tokens, depth }: Tokens.Heading) {
        const html = this.parser.parseInline(tokens);
        const text = plainText(html.replaceAll(places, ""));
        // Jupyter's anchors: blanks become hyphens, letters keep their case.
        const id = unique(text.trim().replaceAll(/\s+/g, "-") || "section", ids);
        const words = safe(html.replaceAll(/<\/?(a|img)\b[^>]*>/gi, ""));
        headings.push({ level: depth, id, html: words, text: text.trim() });
        return `<h${depth} id="${escapeHtml(id)}">${html}</h${depth}>\n`;
      },
    },
  });
  return {
    headings,
    render: (markdown, image) =>
      safe(marked.parse(markdown, { async: false }), image === undefined ? {} : { image }),
  };
}

/** A formula as MathML; one that TeX would refuse is shown as it was written. */
export function mathHtml(source: string, display: boolean): string {
  try {
    return temml.renderToString(source.trim(), {
      displayMode: display,
      throwOnError: true,
      maxExpand: 500,
      maxSize: [20, 200],
    });
  } catch (error) {
    return `<code class="bad-math" title="${escapeHtml((error as Error).message)}">${escapeHtml(source)}</code>`;
  }
}

function mathToken(pattern: RegExp, text: string, type: string, not?: RegExp): Tokens.Generic | undefined {
  if (not?.test(text)) return undefined;
  const match = pattern.exec(text);
  const formula = match?.slice(1).find((group) => group !== undefined);
  if (match === null || formula === undefined) return undefined;
  return { type, raw: match[0], formula };
}

function unique(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let n = 1; taken.has(id); n++) id = `${wanted}-${n}`;
  taken.add(id);
  return id;
}

function plainText(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
