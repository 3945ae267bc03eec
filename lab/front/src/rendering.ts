/** How outputs are shown: JupyterLab's own ways, plotly's figures live, formulas as MathML, Markdown by marked. */
import { RenderMimeRegistry, standardRendererFactories, type IRenderMime } from "@jupyterlab/rendermime";
import { marked } from "marked";
import temml from "temml";
import { Widget } from "@lumino/widgets";

const PLOTLY = "application/vnd.plotly.v1+json";

export function rendering(): RenderMimeRegistry {
  return new RenderMimeRegistry({
    initialFactories: [...standardRendererFactories, plotlyFactory],
    latexTypesetter: { typeset },
    markdownParser: { render: async (source) => marked.parse(source, { async: true, gfm: true }) },
  });
}

interface Plotly {
  newPlot(place: HTMLElement, data: unknown, layout: unknown, config: unknown): Promise<unknown>;
  purge(place: HTMLElement): void;
  Plots: { resize(place: HTMLElement): void };
}

let loading: Promise<Plotly> | undefined;

/** Five megabytes, from this server, when the first figure comes. */
function plotly(): Promise<Plotly> {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = "/static/plotly.min.js";
    script.addEventListener("load", () => resolve((window as never as { Plotly: Plotly }).Plotly));
    script.addEventListener("error", () => reject(new Error("plotly.js could not be loaded")));
    document.head.append(script);
  });
  return loading;
}

class RenderedPlotly extends Widget implements IRenderMime.IRenderer {
  #drawn: Plotly | undefined;
  readonly #watch: ResizeObserver;

  constructor() {
    super();
    this.addClass("lab-plotly");
    this.#watch = new ResizeObserver(() => {
      if (this.#drawn !== undefined && this.node.clientWidth > 0) this.#drawn.Plots.resize(this.node);
    });
  }

  async renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    const { data, layout, config } = model.data[PLOTLY] as Record<string, Record<string, unknown>>;
    const height = layout?.["height"];
    this.node.style.minHeight = `${typeof height === "number" ? height : 360}px`;
    this.node.setAttribute("role", "img");
    this.node.setAttribute("aria-label", String(model.data["text/plain"] ?? "a plot").slice(0, 500));
    try {
      const library = await plotly();
      await library.newPlot(this.node, data ?? [], onThisPage(layout ?? {}), {
        displaylogo: false,
        responsive: true,
        ...config,
      });
      this.#drawn = library;
      this.#watch.observe(this.node);
    } catch (error) {
      this.node.textContent = `This figure could not be drawn: ${(error as Error).message}`;
    }
  }

  override dispose(): void {
    this.#watch.disconnect();
    this.#drawn?.purge(this.node);
    super.dispose();
  }
}

/** What a figure leaves open suits the dark page; what it says stays. */
function onThisPage(layout: Record<string, unknown>): Record<string, unknown> {
  if (document.documentElement.style.colorScheme !== "dark" || layout["template"] !== undefined)
    return layout;
  const axis = { gridcolor: "rgba(128,128,128,0.3)", zerolinecolor: "rgba(128,128,128,0.5)" };
  const ground = "rgba(0,0,0,0)";
  return {
    ...layout,
    template: {
      layout: {
        paper_bgcolor: ground,
        plot_bgcolor: ground,
        font: { color: "#c8c8c8" },
        xaxis: axis,
        yaxis: axis,
      },
    },
  };
}

const plotlyFactory: IRenderMime.IRendererFactory = {
  safe: true,
  mimeTypes: [PLOTLY],
  defaultRank: 0,
  createRenderer: () => new RenderedPlotly(),
};

const FORMULA = /\$\$([^$]+)\$\$|\$([^$\n]+)\$|\\\[([\s\S]+?)\\\]|\\\(([\s\S]+?)\\\)/g;

/** Formulas of all text below an element, but for code. */
function typeset(host: HTMLElement): void {
  const walker = document.createTreeWalker(host, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    if (
      node.textContent?.match(FORMULA) &&
      node.parentElement?.closest("code,pre,script,style,math") === null
    )
      found.push(node as Text);
  for (const text of found) {
    const parts = document.createDocumentFragment();
    let at = 0;
    for (const match of text.data.matchAll(FORMULA)) {
      parts.append(text.data.slice(at, match.index));
      at = match.index + match[0].length;
      const block = match[1] ?? match[3];
      const place = document.createElement("span");
      temml.render((block ?? match[2] ?? match[4])!.trim(), place, {
        displayMode: block !== undefined,
        throwOnError: false,
        trust: false,
      });
      parts.append(place);
    }
    parts.append(text.data.slice(at));
    text.replaceWith(parts);
  }
}
