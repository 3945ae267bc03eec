import { describe, expect, it } from "vitest";
import { displaySymbol } from "../../../lib/core/index.ts";
import { plot } from "../../../lib/plots/index.ts";

describe("plot", () => {
  const trace = { type: "bar", x: ["a"], y: [1] };

  it("takes traces, one trace, or a whole figure, and gives them the theme", () => {
    for (const given of [[trace], trace, { data: [trace], layout: {} }]) {
      const { data, layout } = plot(given, { title: { text: "One" } });
      expect(data).toEqual([trace]);
      expect(layout["paper_bgcolor"]).toBe("rgba(0,0,0,0)");
      expect(layout["showlegend"]).toBe(false);
      expect(layout["title"]).toMatchObject({ text: "One", x: 0 });
    }
  });

  it("shows a legend for several traces; what the layout says wins", () => {
    expect(plot([trace, trace]).layout["showlegend"]).toBe(true);
    expect(plot([trace, trace], { showlegend: false, paper_bgcolor: "red" }).layout).toMatchObject({
      showlegend: false,
      paper_bgcolor: "red",
    });
  });

  it("says itself in words", async () => {
    expect(await plot([trace], { title: { text: "One" } })[displaySymbol]()).toMatchObject({
      "text/plain": "One (bar)",
    });
    expect(await plot([trace])[displaySymbol]()).toMatchObject({ "text/plain": "A figure: bar" });
  });

  it("refuses what is no figure", () => {
    for (const given of [null, 1, "x", {}])
      expect(() => plot(given as never)).toThrow(/plot: wants plotly's traces/);
  });
});
