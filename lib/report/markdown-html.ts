/**
 * HTML of reports → Markdown, for the marks that sheets and sanitised notebooks use. What Markdown would take for markup is escaped, so that
 * no text of the data becomes a link, a picture or HTML.
 */
import { parseDocument } from "htmlparser2";

/** The parts of htmlparser2's tree that are read here. */
interface Node {
  readonly type: string;
  readonly data?: string;
  readonly name?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly Node[];
}

const BLOCKS = new Set(
  "address article aside blockquote dd details div dl dt figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table template ul".split(
    " ",
  ),
);
const SILENT = new Set(["style", "script", "title", "annotation", "iframe"]);
const MOST_PICTURE_CHARS = 300;

export function markdownOfHtml(html: string): string {
  const document = parseDocument(html) as unknown as Node;
  return blocks(document.children ?? [])
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** Block elements stand apart; what runs between them is a paragraph. */
function blocks(nodes: readonly Node[]): string {
  const parts: string[] = [];
  let run: Node[] = [];
  const flush = (): void => {
    const text = inline(run).trim();
    if (text !== "") parts.push(text);
    run = [];
  };
  for (const node of nodes) {
    if (!hasBlocks(node)) {
      run.push(node);
      continue;
    }
    flush();
    const text = block(node);
    if (text !== "") parts.push(text);
  }
  flush();
  return parts.join("\n\n");
}

function hasBlocks(node: Node): boolean {
  return (
    node.name !== undefined &&
    node.name !== "svg" &&
    (BLOCKS.has(node.name) || (node.children ?? []).some(hasBlocks))
  );
}

function block(node: Node): string {
  const children = node.children ?? [];
  const classes = (node.attribs?.["class"] ?? "").split(" ");
  const heading = /^h([1-6])$/.exec(node.name ?? "")?.[1];
  // A section's own headings stand beneath "## 1. Title".
  if (heading !== undefined) return `${"#".repeat(Math.max(3, Number(heading)))} ${inline(children)}`;
  switch (node.name) {
    case "table":
      return table(node);
    case "ul":
    case "ol":
      return list(node, node.name === "ol");
    case "pre":
      return fence(plainText(node));
    case "hr":
      return "---";
    case "blockquote":
      return quoted(blocks(children));
    case "summary":
      return `**${inline(children).trim()}**`;
    case "dt":
      return `**${inline(children).trim()}**`;
    case "p":
      return inline(children).trim();
  }
  const inner = blocks(children);
  if (inner === "") return "";
  if (classes.includes("ar-author")) return quoted(inner);
  if (classes.includes("as-line")) return `- ${inner.replaceAll(/\n+/g, " ")}`;
  return inner;
}

function quoted(text: string): string {
  return text
    .split("\n")
    .map((line) => `> ${line}`.trimEnd())
    .join("\n");
}

function list(node: Node, ordered: boolean): string {
  return (node.children ?? [])
    .filter(({ name }) => name === "li")
    .map((item, at) => {
      const mark = ordered ? `${at + 1}. ` : "- ";
      return `${mark}${blocks(item.children ?? []).replaceAll("\n", `\n${" ".repeat(mark.length)}`)}`;
    })
    .join("\n");
}

/** Rows of equal length; a table without a head gets an empty one, because Markdown knows no other. */
function table(node: Node): string {
  const caption = found(node, "caption")[0];
  const rows = found(node, "tr").map((row) =>
    (row.children ?? [])
      .filter(({ name }) => name === "td" || name === "th")
      .flatMap((cell) => {
        const text = blocks(cell.children ?? [])
          .replaceAll(/\n+/g, " ")
          .replaceAll(/(?<!\\)\|/g, "\\|");
        return [
          text,
          ...Array.from({ length: Math.min(50, Number(cell.attribs?.["colspan"] ?? 1) || 1) - 1 }, () => ""),
        ];
      }),
  );
  if (rows.length === 0) return "";
  const head = found(node, "thead").length > 0 ? rows.shift()! : [];
  const width = Math.max(head.length, ...rows.map((row) => row.length));
  const line = (cells: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, at) => cells[at] ?? "").join(" | ")} |`;
  return [
    ...(caption === undefined ? [] : [inline(caption.children ?? []).trim(), ""]),
    line(head),
    line(Array.from({ length: width }, () => "---")),
    ...rows.map(line),
  ].join("\n");
}

/** Of this name, in order, not those of tables inside. */
function found(node: Node, name: string): Node[] {
  return (node.children ?? []).flatMap((child) =>
    child.name === name ? [child] : child.name === "table" ? [] : found(child, name),
  );
}

function inline(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if (node.type === "text") return escaped((node.data ?? "").replaceAll(/\s+/g, " "));
      if (node.name === undefined || SILENT.has(node.name)) return "";
      const inner = (): string => inline(node.children ?? []);
      switch (node.name) {
        case "br":
          return " ";
        case "svg":
          return picture(node);
        case "img":
          return node.attribs?.["alt"] ? `[Picture: ${escaped(cut(node.attribs["alt"]))}]` : "[Picture]";
        case "strong":
        case "b":
          return around("**", inner());
        case "em":
        case "i":
          return around("_", inner());
        case "code":
          return codeSpan(plainText(node));
        case "a":
          return link(inner(), node.attribs?.["href"] ?? "");
        case "span":
          return (node.attribs?.["class"] ?? "").includes("as-chip") ? around("**", inner()) : inner();
        default:
          return inner();
      }
    })
    .join("");
}

/** Only addresses that a reader would follow anyway. */
function link(text: string, address: string): string {
  return /^https?:\/\/[^\s()<>]+$/.test(address) ? `[${text}](${address})` : text;
}

/** What the picture says of itself: its label, its title, or the first words in it. */
function picture(node: Node): string {
  const title = (node.children ?? []).find(({ name }) => name === "title");
  const label = node.attribs?.["aria-label"] ?? (title === undefined ? "" : plainText(title));
  const words = label === "" ? plainText(node) : label;
  return words.trim() === "" ? "" : `[Picture: ${escaped(cut(words))}]`;
}

function cut(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > MOST_PICTURE_CHARS ? `${line.slice(0, MOST_PICTURE_CHARS - 1)}…` : line;
}

function around(mark: string, text: string): string {
  const trimmed = text.trim();
  return trimmed === ""
    ? text
    : `${/^\s/.test(text) ? " " : ""}${mark}${trimmed}${mark}${/\s$/.test(text) ? " " : ""}`;
}

function codeSpan(text: string): string {
  const ticks = "`".repeat(1 + longest(text));
  return text.trim() === "" ? text : `${ticks}${ticks.length > 1 ? ` ${text} ` : text}${ticks}`;
}

function fence(text: string): string {
  const ticks = "`".repeat(Math.max(3, longest(text) + 1));
  return `${ticks}\n${text.replace(/\n+$/, "")}\n${ticks}`;
}

function longest(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
}

function plainText(node: Node): string {
  if (node.type === "text") return node.data ?? "";
  return (node.children ?? []).map(plainText).join("");
}

function escaped(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>|#~$]/g, (mark) => `\\${mark}`);
}
