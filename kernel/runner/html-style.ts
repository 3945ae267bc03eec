/**
 * The look of the page: one sheet, light and dark by the reader's setting, a sheet for paper. Colours are variables, which
 * also reach into the shadow roots of outputs; text and background keep a contrast of 4.5 or more in both.
 */

/** Tables of outputs and of Markdown. */
const tables = `
table { border: 0; border-collapse: collapse; margin: .4em 0; font-size: .9em; font-variant-numeric: tabular-nums; line-height: 1.45; }
th, td { padding: .32em .8em; vertical-align: top; border: 0; border-bottom: 1px solid var(--line); }
th:not([align]) { text-align: left; }
thead th, table:not(:has(thead)) tr:first-child > th { font-weight: 600; border-bottom: 2px solid var(--line-strong); vertical-align: bottom; }
tbody th { font-weight: 600; color: var(--muted); }
tbody tr:nth-child(even) > * { background: var(--stripe); }
tbody tr:hover > * { background: var(--hover); }
table.dataframe :is(th, td) { text-align: right; white-space: nowrap; }
table.dataframe tbody th { font-weight: 400; }
caption { caption-side: top; text-align: left; color: var(--muted); padding: .2em 0 .4em; }
`;

/** For a fragment in a shadow root of its own. */
export const fragmentStyle = `:host { display: block; color: var(--ink); } ${tables}`;

export const pageStyle = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --ink: #1c2127; --muted: #5a6572; --line: #dfe4ea; --line-strong: #b4bec9; --code: #f6f8fa;
  --stripe: #f8fafb; --hover: #eaf3fc; --accent: #0a5fb4; --bad: #b42318; --bad-paper: #fef3f2; --warn-paper: #fff8e6;
  --bar: #c3d9f0; --good: #17733c;
  --t-keyword: #9a2b76; --t-string: #1d6b33; --t-number: #0b5a9d; --t-comment: #5f6b76; --t-name: #6a3fb5; --t-type: #8a4b08; --t-magic: #0f6a6a;
  --a-black: #3a424b; --a-red: #b42318; --a-green: #17733c; --a-yellow: #855a00; --a-blue: #0a5fb4; --a-magenta: #9a2b76; --a-cyan: #0f6a6a; --a-white: #5a6572;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #12161b; --ink: #dfe5ec; --muted: #98a4b1; --line: #2b333d; --line-strong: #4a5663; --code: #1a2027;
    --stripe: #161b21; --hover: #1e2a38; --accent: #78b7f5; --bad: #ff9a8f; --bad-paper: #2d1a1a; --warn-paper: #2b2413;
    --bar: #2e4a68; --good: #7ad19a;
    --t-keyword: #f08fc8; --t-string: #8fd4a0; --t-number: #85c1f7; --t-comment: #8d99a6; --t-name: #c3a6ff; --t-type: #f0b674; --t-magic: #6fd3d0;
    --a-black: #98a4b1; --a-red: #ff9a8f; --a-green: #7ad19a; --a-yellow: #e8c268; --a-blue: #78b7f5; --a-magenta: #f08fc8; --a-cyan: #6fd3d0; --a-white: #dfe5ec;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif; }
.page { display: grid; grid-template-columns: minmax(0, 1fr); max-width: 62rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; column-gap: 2.5rem; }
a { color: var(--accent); text-underline-offset: .15em; text-decoration-thickness: 1px; }
a:focus-visible, pre:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
code, pre, kbd, samp, tt { font-family: ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace; font-size: .875em; }
pre { margin: 0; line-height: 1.5; overflow-x: auto; tab-size: 4; }
pre code { font-size: inherit; }

.masthead { margin: 0 0 1.75rem; padding-bottom: 1.1rem; border-bottom: 1px solid var(--line); }
.masthead h1 { margin: 0 0 .45rem; font-size: 2.1rem; line-height: 1.2; letter-spacing: -.018em; font-weight: 700; text-wrap: balance; overflow-wrap: anywhere; }
.facts { display: flex; flex-wrap: wrap; gap: .1rem 1.4rem; margin: 0; font-size: .84rem; color: var(--muted); }
.facts div { display: flex; gap: .4em; }
.facts dt::after { content: ""; }
.facts dd { margin: 0; color: var(--ink); font-variant-numeric: tabular-nums; }
.failed { margin: 1rem 0 0; padding: .55rem .9rem; border-left: 3px solid var(--bad); background: var(--bad-paper); border-radius: 0 6px 6px 0; font-size: .92rem; }
.failed a { color: var(--bad); font-weight: 600; }

.contents { font-size: .86rem; line-height: 1.4; margin: 0 0 1.5rem; }
.contents summary { cursor: pointer; color: var(--muted); font-weight: 600; }
.contents ol { list-style: none; margin: .5rem 0 0; padding: 0; border-left: 1px solid var(--line); }
.contents li a { display: block; padding: .22rem .8rem; margin-left: -1px; border-left: 1px solid transparent; color: var(--muted); text-decoration: none; overflow-wrap: anywhere; }
.contents li a:hover { color: var(--accent); border-left-color: var(--accent); }
.contents .l3 a { padding-left: 1.6rem; }
@media screen and (min-width: 78rem) {
  .page.with-contents { max-width: 80rem; grid-template-columns: minmax(0, 1fr) 14rem; }
  .with-contents .masthead, .with-contents main { grid-column: 1; }
  .with-contents .contents { grid-column: 2; grid-row: 2; position: sticky; top: 2rem; align-self: start; max-height: calc(100vh - 4rem); overflow-y: auto; }
}

.cell { margin: 0 0 1.15rem; }
.code-cell { display: grid; grid-template-columns: 4.6rem minmax(0, 1fr); row-gap: .5rem; }
.prompt { grid-column: 1; padding: .72rem .9rem 0 0; text-align: right; color: var(--muted); font: .74rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: nowrap; user-select: none; }
.prompt .time { display: block; font-size: .92em; opacity: .9; }
.result { position: relative; }
.result > .prompt { position: absolute; right: 100%; top: 0; width: 4.6rem; padding-top: .24rem; }
.source, .outputs { grid-column: 2; min-width: 0; }
.source pre, pre.code { background: var(--code); border: 1px solid var(--line); border-radius: 6px; padding: .65rem .9rem; }
.code-cell.is-failed > .source pre { border-left: 3px solid var(--bad); }
.output + .output { margin-top: .5rem; }
.rich { overflow-x: auto; padding: .1rem 0; }
.html { contain: layout paint; overflow-x: auto; }
.markdown-cell, .raw-cell { padding-left: 4.6rem; }
.markdown > :first-child { margin-top: 0; }
.markdown > :last-child { margin-bottom: 0; }
pre.text { padding: .2rem .9rem; white-space: pre; }
pre.stderr { background: var(--warn-paper); border-radius: 6px; padding: .5rem .9rem; white-space: pre-wrap; overflow-wrap: anywhere; }
pre.error { background: var(--bad-paper); border-left: 3px solid var(--bad); border-radius: 0 6px 6px 0; padding: .6rem .9rem; }
pre.long { max-height: 32rem; overflow: auto; border: 1px solid var(--line); border-radius: 6px; padding-top: .5rem; padding-bottom: .5rem; }
.rich img, .markdown img { max-width: 100%; height: auto; }
.rich > img { display: block; border-radius: 4px; }
iframe { display: block; width: 100%; border: 1px solid var(--line); border-radius: 6px; background: #fff; resize: vertical; color-scheme: light; }
.note, .hidden > summary { color: var(--muted); font-size: .86rem; }
.note { margin: .2rem .9rem; }
.hidden > summary { cursor: pointer; padding: .5rem 0; }
.raw-cell pre { color: var(--muted); padding: .3rem 0; white-space: pre-wrap; }

.markdown { overflow-wrap: break-word; }
.markdown p, .markdown ul, .markdown ol, .markdown blockquote { margin: 0 0 .85rem; max-width: 46rem; }
.markdown li > p { margin-bottom: .4rem; }
.markdown li + li { margin-top: .15rem; }
.markdown h1, .markdown h2, .markdown h3, .markdown h4, .markdown h5, .markdown h6 { line-height: 1.3; margin: 1.5rem 0 .6rem; letter-spacing: -.008em; text-wrap: balance; }
.markdown h1 { font-size: 1.75rem; } .markdown h2 { font-size: 1.4rem; } .markdown h3 { font-size: 1.16rem; } .markdown h4, .markdown h5, .markdown h6 { font-size: 1rem; }
.markdown-cell:has(> .markdown > h2:first-child) { margin-top: 2.2rem; }
.markdown blockquote { padding: .1rem 1rem; border-left: 3px solid var(--bar); color: var(--muted); }
.markdown blockquote > :last-child { margin-bottom: 0; }
.markdown code { background: var(--code); border-radius: 4px; padding: .12em .34em; }
.markdown pre { margin: 0 0 .85rem; }
.markdown pre code { background: none; padding: 0; }
.markdown hr { border: 0; border-top: 1px solid var(--line); margin: 1.5rem 0; }
.markdown li:has(> input[type=checkbox]) { list-style: none; margin-left: -1.3em; }
.markdown table { display: block; overflow-x: auto; max-width: 100%; margin-bottom: .85rem; }
:is(.markdown, .html) { ${tables} }

math { font-family: "Cambria Math", "STIX Two Math", "Latin Modern Math", "Noto Sans Math", math; font-size: 1.08em; }
math.tml-display { display: block math; width: 100%; margin: .5rem 0; overflow-x: auto; overflow-y: hidden; }
.tml-right { text-align: right; } .tml-left { text-align: left; }
mtable.tml-jot > mtr > mtd { padding-top: .7ex; padding-bottom: .7ex; }
mfrac > :nth-child(2), msqrt, mover > :first-child { math-shift: compact; }
.bad-math { color: var(--bad); }

.tok-keyword, .tok-operatorKeyword { color: var(--t-keyword); }
.tok-string, .tok-string2 { color: var(--t-string); }
.tok-number, .tok-bool, .tok-atom, .tok-literal { color: var(--t-number); }
.tok-comment, .tok-meta { color: var(--t-comment); font-style: italic; }
.tok-typeName, .tok-className, .tok-namespace { color: var(--t-type); }
.tok-variableName.tok-definition, .tok-propertyName.tok-definition { color: var(--t-name); }
.tok-magic { color: var(--t-magic); font-weight: 600; }
${["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
  .map(
    (name) =>
      `.ansi-${name}-fg, .ansi-bright-${name}-fg { color: var(--a-${name}); } .ansi-${name}-bg, .ansi-bright-${name}-bg { background: color-mix(in srgb, var(--a-${name}) 28%, transparent); }`,
  )
  .join("\n")}

@media screen and (max-width: 46rem) {
  .page { padding: 1.4rem .9rem 3rem; }
  .masthead h1 { font-size: 1.6rem; }
  .code-cell { grid-template-columns: minmax(0, 1fr); row-gap: .25rem; }
  .prompt, .source, .outputs { grid-column: 1; }
  .prompt { text-align: left; padding: 0 0 .1rem; }
  .prompt .time { display: inline; margin-left: .8em; }
  .result > .prompt { position: static; width: auto; }
  .markdown-cell, .raw-cell { padding-left: 0; }
}
@media (prefers-color-scheme: dark) {
  /* Plots are drawn for white paper; one without a background of its own needs it. */
  .rich img:not(.plot) { background: #fff; }
}
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --muted: #4a4a4a; --line: #ccc; --line-strong: #888; --code: #f7f7f7; --stripe: #fafafa; --bad: #9b1c12; --bad-paper: #fff; --warn-paper: #fff; --accent: #003d7a;
    --t-keyword: #7a1f5c; --t-string: #14532d; --t-number: #08457a; --t-comment: #555; --t-name: #4a2a85; --t-type: #6b3a06; --t-magic: #0b5252;
    --a-black: #333; --a-red: #9b1c12; --a-green: #14532d; --a-yellow: #6b4a00; --a-blue: #003d7a; --a-magenta: #7a1f5c; --a-cyan: #0b5252; --a-white: #555; }
  body { font-size: 10.5pt; }
  .page { display: block; max-width: none; padding: 0; }
  .contents { display: none; }
  .markdown-cell, .raw-cell { padding-left: 0; }
  pre, pre.text { white-space: pre-wrap; overflow-wrap: anywhere; overflow: visible; }
  pre.long { max-height: none; }
  .source pre, img, tr, pre.error { break-inside: avoid; }
  h1, h2, h3, h4 { break-after: avoid; }
  thead { display: table-header-group; }
}
`;
