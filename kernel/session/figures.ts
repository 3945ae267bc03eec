/**
 * A figure's MIME bundle: the live figure for clients that draw it, a still picture for all others, its words for those who see neither.
 * The setting `plots` says which of them are written.
 */
import { randomUUID } from "node:crypto";
import { plotlyScript } from "../plotly-source.ts";
import type { Json } from "../wire/message.ts";

/** A picture, or why there is none. */
export type StillPicture =
  { readonly png: Buffer; readonly width: number; readonly height: number } | { readonly missing: string };

/** Makes the still picture of a bundle; undefined where nothing is drawn. */
export type StillOf = (bundle: Json) => Promise<StillPicture | undefined>;

const PLOTLY = "application/vnd.plotly.v1+json";

export class Figures {
  readonly #load: () => Promise<StillOf>;
  readonly #mode: () => string;
  #still: Promise<StillOf> | undefined;
  #scripted = false;

  /** @param load gives what draws, when the first figure comes. @param mode the setting. */
  constructor(load: () => Promise<StillOf>, mode: () => string) {
    this.#load = load;
    this.#mode = mode;
  }

  /** The content of a message with its bundle made whole; a promise only when there is something to draw. */
  complete(content: Json): Json | Promise<Json> {
    const data = content["data"] as Json | undefined;
    if (data === undefined || data[PLOTLY] === undefined || data["image/png"] !== undefined) return content;
    const mode = this.#mode();
    if (mode !== "interactive") return this.#drawn(content, data, mode);
    const { "image/svg+xml": _, ...live } = data;
    return { ...content, data: live };
  }

  async #drawn(content: Json, data: Json, mode: string): Promise<Json> {
    this.#still ??= this.#load();
    const still = await (await this.#still)(data).catch(() => undefined);
    const { [PLOTLY]: figure, "image/svg+xml": svg, "text/html": _, ...words } = data;
    const picture: Json = {};
    const metadata = { ...(content["metadata"] as Json | undefined) };
    if (still !== undefined && "png" in still) {
      picture["image/png"] = still.png.toString("base64");
      metadata["image/png"] = { width: still.width, height: still.height };
    } else if (svg !== undefined) picture["image/svg+xml"] = svg;
    else if (mode === "static" && still !== undefined)
      words["text/plain"] = `${String(words["text/plain"] ?? "")}\n[no still picture: ${still.missing}]`;
    const live: Json =
      mode === "static"
        ? {}
        : mode === "html"
          ? { "text/html": this.#html(figure as Json, picture) }
          : { [PLOTLY]: figure };
    return { ...content, data: { ...live, ...picture, ...words }, metadata };
  }

  /** The picture, in whose place a script draws the figure; plotly.js comes with the first of a session. */
  #html(figure: Json, picture: Json): string {
    const id = `assay-plot-${randomUUID()}`;
    const still =
      picture["image/png"] === undefined
        ? String(picture["image/svg+xml"] ?? "")
        : `<img alt="" src="data:image/png;base64,${String(picture["image/png"])}" style="max-width:700px">`;
    const library = this.#scripted ? "" : `<script>${plotlyScript()}</script>`;
    this.#scripted = true;
    const json = JSON.stringify(figure).replaceAll("<", "\\u003c");
    return `${library}<div id="${id}">${still}</div><script>(function () {
  var place = document.getElementById("${id}"), figure = ${json}, tries = 0;
  function draw() {
    if (!window.AssayPlotly) { if (tries++ < 50) setTimeout(draw, 100); return; }
    place.replaceChildren();
    window.AssayPlotly.newPlot(place, figure.data, figure.layout, figure.config);
  }
  draw();
})();</script>`;
  }
}
