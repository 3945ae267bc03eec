import fc from "fast-check";
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import {
  displaySymbol,
  escapeHtml,
  htmlTable,
  table,
  tables,
  textTable,
  textWidth,
} from "../../../lib/core/index.ts";

describe("text tables", () => {
  it("pads columns and sets numbers to the right", () => {
    expect(
      textTable({
        title: "Sizes",
        columns: ["name", "n"],
        rows: [
          ["a", 1],
          ["longer", 1000],
        ],
        note: "2 rows",
      }),
    ).toBe(["Sizes", "name       n", "──────  ────", "a          1", "longer  1000", "2 rows"].join("\n"));
  });

  it("keeps one line a row, whatever the values hold", () => {
    const text = textTable({
      columns: ["x"],
      rows: [["a\nb\t\u001b[31mred\u2028"], [null], [undefined], [false], [3n]],
    });
    expect(text.split("\n")).toHaveLength(7);
    expect(text).toContain("a⏎b␉␛[31mred");
    expect(text).not.toContain("\u001b");
  });

  it("counts wide letters as two columns and joiners as none", () => {
    expect([
      textWidth("abc"),
      textWidth("数据"),
      textWidth("🙂"),
      textWidth("e\u0301"),
      textWidth("½×µ"),
    ]).toEqual([3, 4, 2, 1, 3]);
    const lines = textTable({
      columns: ["k", "v"],
      rows: [
        ["数据", "x"],
        ["ab", "y"],
      ],
    }).split("\n");
    expect(new Set(lines.slice(2).map((line) => textWidth(line.trimEnd()))).size).toBe(1);
  });

  it("has a head when there are no rows", () => {
    expect(textTable({ columns: ["a"], rows: [] })).toBe("a\n─");
  });
});

describe("HTML tables", () => {
  it("escapes titles, heads, values and notes", () => {
    const evil = `<img src=x onerror="alert('1')">&`;
    const html = htmlTable({ title: evil, columns: [evil], rows: [[evil]], note: evil });
    expect(html).not.toContain("<img");
    expect(html.match(/&lt;img src=x onerror=&quot;alert\(&#39;1&#39;\)&quot;&gt;&amp;/g)).toHaveLength(4);
  });

  it("lets no value open a tag or leave an attribute (property)", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("<", ">", '"', "'", "&", "a", ";") }), (value) => {
        const html = htmlTable({ columns: [{ name: value }], rows: [[value]] });
        const tags = html.match(/<[^>]*>/g)!;
        expect(
          tags.every((tag) =>
            /^<\/?(?:table|thead|tbody|tr|th|td)(?: style="text-align:(?:left|right)")?>$/.test(tag),
          ),
        ).toBe(true);
        const back = escapeHtml(value).replace(
          /&(?:amp|lt|gt|quot|#39);/g,
          (name) => ({ "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" })[name]!,
        );
        expect(back).toBe(value);
      }),
    );
  });
});

describe("tables that show themselves", () => {
  it("give text and HTML, and text when inspected", async () => {
    const shown = table({ columns: ["a"], rows: [[1]] });
    expect(Object.keys(await shown[displaySymbol]())).toEqual(["text/plain", "text/html"]);
    expect(inspect(shown)).toBe("a\n─\n1");
    expect(JSON.parse(JSON.stringify(shown))).toEqual({ columns: ["a"], rows: [[1]] });
    expect(inspect(tables([shown, shown]))).toBe("a\n─\n1\n\na\n─\n1");
  });
});
