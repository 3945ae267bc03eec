import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Parser } from "htmlparser2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { notebookPage } from "../../../kernel/runner/html.ts";
import { parseNotebook, type Notebook } from "../../../kernel/runner/notebook.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "assay-test-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Part =
  | { markdown: string; attachments?: unknown }
  | { raw: string }
  | { code: string; outputs?: unknown[]; metadata?: unknown };

function notebook(...parts: Part[]): Notebook {
  const cells = parts.map((part) =>
    "markdown" in part
      ? { cell_type: "markdown", source: part.markdown, attachments: part.attachments }
      : "raw" in part
        ? { cell_type: "raw", source: part.raw }
        : {
            cell_type: "code",
            source: part.code,
            outputs: part.outputs ?? [],
            metadata: part.metadata ?? {},
            execution_count: 1,
          },
  );
  return parseNotebook(JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells }), "x");
}

const page = (...parts: Part[]): string =>
  notebookPage(notebook(...parts), { path: join(folder, "study.ipynb") });
const rich = (data: Record<string, unknown>, metadata = {}): Part => ({
  code: "x",
  outputs: [{ output_type: "display_data", data, metadata }],
});

/** Every tag of a page with its attributes, as a browser would see them, without those of sandboxed frames. */
function tags(html: string): { name: string; attributes: Record<string, string> }[] {
  const found: { name: string; attributes: Record<string, string> }[] = [];
  const parser = new Parser({ onopentag: (name, attributes) => found.push({ name, attributes }) });
  parser.end(html);
  return found;
}

/** What must be true of every page: nothing in it runs and nothing is loaded. */
function expectInert(html: string): void {
  for (const { name, attributes } of tags(html)) {
    expect(name).not.toMatch(
      /^(script|object|embed|form|base|link|foreignobject|animate|set|use|frame|applet)$/,
    );
    if (name === "iframe") expect(attributes["sandbox"]).toBe("allow-scripts");
    for (const [attribute, value] of Object.entries(attributes)) {
      expect(attribute, `${name} ${attribute}=${value}`).not.toMatch(
        /^(on|formaction|xlink:|background$|srcset|ping)/,
      );
      if (attribute === "src") expect(value).toMatch(/^data:image\//);
      if (attribute === "href") expect(value).not.toMatch(/^\s*(javascript|data|vbscript):/i);
      if (attribute === "style") expect(value).not.toMatch(/url\s*\(/i);
    }
  }
}

const attacks = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg onload=alert(1)><script>alert(1)</script><foreignObject><img src=x onerror=alert(1)></foreignObject></svg>",
  "<a href='javascript:alert(1)'>a</a><a href=' java\nscript:alert(1)'>b</a>",
  "<iframe src='https://example.org'></iframe><object data=x></object><embed src=x><base href='//e'><link rel=stylesheet href='//e'>",
  "<form action='//e'><button formaction='//e'>b</button></form><meta http-equiv=refresh content='0;url=//e'>",
  "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'></table></mtext></math>",
  "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'></svg>",
  "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
  "<p style='background:url(//e/x.png)'>s</p><p style=\"background:\\75rl(//e)\">t</p><div style='position:fixed;inset:0'>f</div>",
  "<template><script>alert(1)</script></template></template><script>alert(2)</script>",
  "<style>@import '//e'; p{background:url(//e)} </style><p>x</p>",
  "<style></style ><script>alert(1)</script>",
  "<style>a{}</styl<style>e><img src=x onerror=alert(1)></style>",
  "</section></main></body><script>alert(1)</script>",
  "<img src='//e/x.png' alt='\"><script>alert(1)</script>'>",
  '<IMG """><SCRIPT>alert(1)</SCRIPT>">',
  "<svg><animate attributeName=href values=javascript:alert(1) /><use href='data:image/svg+xml;base64,AAAA#x'/></svg>",
];

describe("nothing foreign becomes live", () => {
  it.each(attacks)("%s", (attack) => {
    expectInert(
      page({ markdown: `# T ${attack}\n\n${attack}\n\n\`${attack}\`\n\n![${attack}](x "${attack}")` }),
    );
    expectInert(page({ markdown: `$${attack}$ and\n\n$$\\text{${attack}}$$\n\n[x](${attack})` }));
    expectInert(page({ raw: attack }, { code: attack }));
    expectInert(page({ code: "x", outputs: [{ output_type: "stream", name: attack, text: attack }] }));
    expectInert(
      page({ code: "x", outputs: [{ output_type: "error", ename: attack, evalue: attack, traceback: [] }] }),
    );
    expectInert(
      page({
        code: "x",
        outputs: [
          {
            output_type: "error",
            ename: "",
            evalue: "",
            traceback: [`\x1b[31m${attack}\x1b[0m`, `\x1b]8;;javascript:alert(1)\x07x\x1b]8;;\x07`],
          },
        ],
      }),
    );
    for (const type of [
      "text/html",
      "text/markdown",
      "text/latex",
      "text/plain",
      "image/svg+xml",
      "image/png",
      "application/json",
      "application/javascript",
      `a/${attack}`,
    ])
      expectInert(page(rich({ [type]: attack })));
    expectInert(
      page(
        rich(
          { "image/png": "AAAA", "text/plain": attack },
          { "image/png": { width: attack, height: "1 onload=x" } },
        ),
      ),
    );
    expectInert(
      notebookPage(notebook({ code: "x" }), {
        path: `${attack}.ipynb`,
        kernel: attack,
        node: attack,
        failure: attack,
        startedAt: new Date(0),
        durationMs: 1,
      }),
    );
  });

  it("forbids every script and load in its policy, but for scripts when an output needs its sandbox", () => {
    const policy = (html: string): string | undefined =>
      tags(html).find(({ attributes }) => attributes["http-equiv"] === "Content-Security-Policy")?.attributes[
        "content"
      ];
    expect(policy(page({ code: "1" }))).toContain("default-src 'none'");
    expect(policy(page({ code: "1" }))).toContain("script-src 'none'");
    const live = page(rich({ "text/html": "<div id=a></div><script>a.textContent = 1</script>" }));
    expect(policy(live)).toContain("script-src 'unsafe-inline'");
    const frame = tags(live).find(({ name }) => name === "iframe");
    expect(frame?.attributes["sandbox"]).toBe("allow-scripts");
    expect(frame?.attributes["srcdoc"]).toContain("<script>a.textContent = 1</script>");
  });
});

describe("the page", () => {
  it("has the title once, contents with anchors, and Jupyter's heading ids", () => {
    const html = page(
      { markdown: "# My *study*\n\ntext" },
      { markdown: "## Load Data\n## Load Data\n### $x^2$ fit" },
    );
    expect(html).toContain("<title>My study</title>");
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toContain('<h2 id="Load-Data">');
    expect(html).toContain('<h2 id="Load-Data-1">');
    expect(html).toContain('href="#Load-Data-1"');
    expect(html).toMatch(/<li class="l3"><a href="#fit"><math>/);
  });

  it("sets formulas as MathML and leaves money alone", () => {
    const html = page({
      markdown:
        "Pay $5 or $6, \\$7; $a_1 < b_2$ and `$code$`\n\n$$\\sum_i x_i$$\n\n\\begin{align}a&=b\\end{align}\n\n$\\notacommand{$",
    });
    expect(html).toContain("Pay $5 or $6, $7;");
    expect(html.match(/<math/g)).toHaveLength(3);
    expect(html).toContain("<code>$code$</code>");
    expect(html).toContain('<code class="bad-math"');
    expect(html).not.toMatch(/math[0-9a-f]{24}/);
  });

  it("colours TypeScript and keeps its text to the character", () => {
    const code = "%audit df --label y\nconst r = %who\nconst s: string = `a${1 < 2}` // <b>\n%%x 'unclosed";
    const html = page({ code });
    const shown = /<pre><code>([\s\S]*?)<\/code><\/pre>/.exec(html)?.[1] ?? "";
    expect(shown).toContain('<span class="tok-magic">%audit df --label y</span>');
    expect(shown).toContain('<span class="tok-keyword">const</span>');
    const text = shown
      .replaceAll(/<[^>]*>/g, "")
      .replaceAll(/&#(\d+);/g, (_, n: string) => String.fromCharCode(Number(n)));
    expect(text).toBe(code);
  });

  it("shows colours of terminals and drops other control sequences", () => {
    const html = page({
      code: "x",
      outputs: [{ output_type: "stream", name: "stdout", text: "\x1b[31mred\x1b[0m\x1b[2K\x1b[1;5H<ok>" }],
    });
    expect(html).toContain('<span class="ansi-red-fg">red</span>&lt;ok&gt;');
    expect(html).not.toContain("\x1b");
  });

  it("prefers a picture to a plot it cannot draw, and shows one from its own bytes", () => {
    const html = page(
      rich(
        {
          "application/vnd.plotly.v1+json": {},
          "text/html": "<div>plot</div>",
          "image/png": "iVBORw0KGgo=\n",
          "text/plain": "a <plot>",
        },
        { "image/png": { width: 300, height: 200 } },
      ),
    );
    expect(html).toContain(
      '<img alt="a &#60;plot&#62;" src="data:image/png;base64,iVBORw0KGgo=" width="300" height="200" class="plot">',
    );
    expect(page(rich({ "application/vnd.plotly.v1+json": { a: 1 }, "text/plain": "figure" }))).toContain(
      '<pre class="text plain">figure</pre>',
    );
    expect(page(rich({ "image/svg+xml": "<svg width='3'/>" }))).toContain(
      Buffer.from("<svg xmlns=\"http://www.w3.org/2000/svg\" width='3'/>").toString("base64"),
    );
  });

  it("keeps tables, and a fragment's style sheet to itself", () => {
    expect(
      page(
        rich({
          "text/html": '<table border="1" class="dataframe"><tr><th>a</th></tr><tr><td>1</td></tr></table>',
        }),
      ),
    ).toContain('<table border="1" class="dataframe"><tr><th>a</th></tr>');
    const html = page(
      rich({
        "text/html": "<style>#x{color:red}</style><p id=x>x</p><svg viewBox='0 0 1 1'><path d='M0 0'/></svg>",
      }),
    );
    expect(html).toMatch(
      /<template shadowrootmode="open"><style>[^<]*#x\{color:red\}<\/style><p id="x">x<\/p><svg viewbox="0 0 1 1"><path d="M0 0"><\/path><\/svg><\/template>/,
    );
  });

  it("embeds attached and neighbouring pictures, links to the rest, and reads nothing outside the folder", () => {
    writeFileSync(join(folder, "dot.png"), "png");
    const data = Buffer.from("png").toString("base64");
    const html = page({
      markdown:
        "![a](attachment:a%20b.png) ![b](dot.png) ![c](https://example.org/c.png) ![d](../secret.png) ![e](dot.txt)",
      attachments: { "a b.png": { "image/png": "QUJD" } },
    });
    expect(html).toContain('src="data:image/png;base64,QUJD"');
    expect(html).toContain(`src="data:image/png;base64,${data}"`);
    expect(html).toContain('<a href="https://example.org/c.png" rel="noopener noreferrer">[image: c]</a>');
    expect(html.match(/<img /g)).toHaveLength(2);
  });

  it("folds what the author hid and says how the run went", () => {
    const one = notebook({ code: "secret()", metadata: { jupyter: { source_hidden: true } } });
    const html = notebookPage(one, {
      path: "n.ipynb",
      kernel: "assay 1",
      node: "v22.1.0",
      startedAt: new Date(0),
      durationMs: 65_000,
      cells: [{ index: 0, status: "failed", durationMs: 1500 }],
      failure: "cell 1 failed",
    });
    expect(html).toContain('<details class="hidden"><summary>Show code</summary>');
    expect(html).toContain("1970-01-01 00:00 UTC");
    expect(html).toContain("<dd>1 min 05 s</dd>");
    expect(html).toContain('<a href="#cell-1">cell 1 failed</a>');
    expect(html).toContain('<span class="time">1.5 s</span>');
  });
});
