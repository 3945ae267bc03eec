/**
 * The style of a frame's view, said once under the class of its root. Text takes the page's colour; bars are blue and what is
 * missing is orange, on light and dark pages. Where a page strips styles, a plain table is left.
 */
export const frameStyle =
  "<style>" +
  [
    "{overflow-x:auto;max-width:100%}",
    " table{border-collapse:collapse;white-space:nowrap;color:inherit;font-size:inherit;margin-bottom:4px}",
    " th, td{text-align:left;padding:2px 8px}",
    " thead th{vertical-align:bottom;font-weight:600}",
    " td,bdi{unicode-bidi:isolate}",
    " tbody th{opacity:.5;font-weight:400;text-align:right}",
    " .n{text-align:right;font-variant-numeric:tabular-nums}",
    " .q{opacity:.35}",
    " .w{font-weight:400;opacity:.65;font-size:85%}",
    " .m{height:3px;width:96px;background:rgba(128,128,128,.25);margin:2px 0 1px;display:inline-block;vertical-align:top}",
    " .m i{display:block;height:3px;background:#d55e00}",
    " svg{display:inline-block;fill:#0072b2;fill-opacity:.7}",
    " summary{cursor:pointer}",
    " .p{margin-left:1em}",
  ]
    .map((rule) =>
      rule.replace(/^([^{]*)/, (names) =>
        names
          .split(",")
          .map((name) => `.assay-frame${name.startsWith(" ") || name === "" ? name : ` ${name}`}`)
          .join(","),
      ),
    )
    .join("") +
  "</style>";
