/**
 * What makes foreign text safe in the page. Text is escaped; HTML (from Markdown, from outputs) is rebuilt from an
 * allow-list by `sanitize-html`, so nothing in it can run, load from a network, leave its box or restyle the page; terminal
 * colours become classes. The page's content security policy is a second wall behind this one.
 */
import { AnsiUp } from "ansi_up";
import sanitizeHtml from "sanitize-html";

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Text with SGR colours as HTML, other control sequences dropped. */
export function ansiHtml(text: string): string {
  const ansi = new AnsiUp();
  ansi.use_classes = true;
  ansi.url_allowlist = {};
  // Erasing and cursor movement mean nothing on paper; ansi_up keeps what it does not know.
  const plain = text
    .replace(/\x1b\[[0-9;?]*[A-Za-ln-z]/g, "")
    .replace(/[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f]/g, "");
  return ansi.ansi_to_html(plain);
}

export interface SafeHtmlOptions {
  /** Data URI for an image that is not one already, or undefined when there is none. */
  readonly image?: (source: string) => string | undefined;
  /** Changes escaped text between tags; what it returns is trusted. */
  readonly text?: (escaped: string) => string;
  /** Keep `id`s, for a fragment whose own style sheet names them. */
  readonly ids?: boolean;
}

const TEXT_TAGS =
  "a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup data dd del details dfn div dl dt em " +
  "figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img input ins kbd li main mark meter nav ol p pre progress q rp rt ruby s " +
  "samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr";
/** Shapes and words of SVG; nothing that links, scripts, animates or holds HTML. HTML parsers restore the letter case. */
const SVG_TAGS =
  "svg g path rect circle ellipse line polyline polygon text tspan defs lineargradient radialgradient stop clippath";
const SVG_ATTRIBUTES =
  "viewbox preserveaspectratio d x y x1 x2 y1 y2 cx cy r rx ry dx dy width height points transform fill fill-opacity fill-rule stroke " +
  "stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-dasharray stroke-dashoffset opacity offset stop-color stop-opacity " +
  "gradientunits gradienttransform clip-path clippathunits text-anchor dominant-baseline alignment-baseline font-size font-family " +
  "font-weight font-style vector-effect shape-rendering";

/** A fragment rebuilt from what is allowed. */
export function safeHtml(html: string, options: SafeHtmlOptions = {}): string {
  const svg = SVG_TAGS.split(" ");
  return sanitizeHtml(html, {
    allowedTags: [...TEXT_TAGS.split(" "), ...svg],
    allowedAttributes: {
      "*": [
        "class",
        "title",
        "lang",
        "dir",
        "style",
        "align",
        "valign",
        "role",
        "aria-*",
        ...(options.ids ? ["id"] : []),
      ],
      a: ["href", "rel"],
      img: ["src", "alt", "width", "height"],
      td: ["colspan", "rowspan", "width", "height", "bgcolor"],
      th: ["colspan", "rowspan", "scope", "width", "height", "bgcolor"],
      table: ["border", "width", "cellpadding", "cellspacing", "summary"],
      col: ["span", "width"],
      colgroup: ["span", "width"],
      ol: ["start", "type", "reversed"],
      li: ["value"],
      input: ["type", "checked", "disabled"],
      details: ["open"],
      time: ["datetime"],
      data: ["value"],
      meter: ["value", "min", "max", "low", "high", "optimum"],
      progress: ["value", "max"],
      font: ["color", "size", "face"],
      ...Object.fromEntries(["h1", "h2", "h3", "h4", "h5", "h6"].map((tag) => [tag, ["id"]])),
      ...Object.fromEntries(svg.map((tag) => [tag, [...SVG_ATTRIBUTES.split(" "), "id"]])),
    },
    allowedSchemes: ["http", "https", "mailto"],
    allowedSchemesByTag: { img: ["data"] },
    allowProtocolRelative: false,
    parseStyleAttributes: false,
    transformTags: {
      "*": (tagName, attribs) => ({ tagName, attribs: safeStyle(attribs) }),
      a: (tagName, attribs) => ({
        tagName,
        attribs: {
          ...safeStyle(attribs),
          ...(/^[^#]/.test(attribs["href"] ?? "") && { rel: "noopener noreferrer" }),
        },
      }),
      // Only the check boxes of task lists.
      input: (tagName, attribs) =>
        attribs["type"] === "checkbox"
          ? {
              tagName,
              attribs: { type: "checkbox", disabled: "", ...("checked" in attribs && { checked: "" }) },
            }
          : { tagName: "span", attribs: {} },
      img: (tagName, attribs) => image(tagName, safeStyle(attribs), options.image),
    },
    ...(options.text !== undefined && { textFilter: options.text }),
  });
}

/** A style sheet that came with a fragment: for use inside the fragment's own shadow root only; loads nothing. */
export function safeStyleSheet(css: string): string {
  return css
    .replace(/@(import|namespace|charset)[^;]*;?/gi, "")
    .replace(/(url|image-set|src)\s*\((?!\s*["']?data:)[^)]*\)/gi, "none")
    .replaceAll("<", "\\3c ");
}

/** A picture that is not in the page is a link: the page loads nothing. */
function image(
  tagName: string,
  attribs: sanitizeHtml.Attributes,
  embed: SafeHtmlOptions["image"],
): sanitizeHtml.Tag {
  const source = attribs["src"] ?? "";
  if (/^data:image\//i.test(source)) return { tagName, attribs };
  const data = embed?.(source);
  if (data !== undefined) return { tagName, attribs: { ...attribs, src: data } };
  const text = attribs["alt"] || source;
  return { tagName: "a", attribs: { href: source, rel: "noopener noreferrer" }, text: `[image: ${text}]` };
}

/** The attributes without a style that could load something or hide how it does so. */
function safeStyle(attribs: sanitizeHtml.Attributes): sanitizeHtml.Attributes {
  const { style, ...rest } = attribs;
  if (
    style === undefined ||
    /url\s*\(|image-set|expression|@|\\|<|position\s*:\s*(fixed|sticky)/i.test(style)
  )
    return rest;
  return { ...rest, style };
}
