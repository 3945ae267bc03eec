/**
 * Live figures in the page: plotly.js once, and a script that draws each figure over its still picture. Where no script runs, and in print, the
 * picture stays.
 */
import { createHash } from "node:crypto";
import { plotlyScript } from "../plotly-source.ts";

const DRAW = `
const figures = [...document.querySelectorAll("script.plotly-figure")];
const draw = (script) => {
  const { data, layout, config } = JSON.parse(script.textContent);
  const place = document.createElement("div");
  place.className = "plotly-live";
  script.before(place);
  script.parentElement.classList.add("has-live");
  Promise.resolve()
    .then(() => window.AssayPlotly.newPlot(place, data, layout ?? {}, { displaylogo: false, responsive: true, ...config }))
    .catch(() => { place.remove(); script.parentElement.classList.remove("has-live"); });
};
const seen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries)
    if (isIntersecting) { seen.unobserve(target); draw(target.querySelector("script.plotly-figure")); }
}, { rootMargin: "600px" });
for (const figure of figures) seen.observe(figure.parentElement);
`;

export const plotsStyle = `.plotly-live{width:100%}.has-live>img,.has-live>.text{display:none}
@media print{.plotly-live{display:none}.has-live>img{display:inline}}`;

/** The scripts, and what a security policy must allow for them. */
export function plotScripts(): { readonly html: string; readonly sources: string } {
  const scripts = [plotlyScript(), DRAW];
  return {
    html: scripts.map((script) => `<script>${script}</script>`).join("\n"),
    sources: scripts
      .map((script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`)
      .join(" "),
  };
}
