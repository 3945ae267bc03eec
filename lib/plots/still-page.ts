/**
 * A page without a browser, in which plotly.js draws: linkedom's document, with the few answers about layout that plotly asks for
 * (`still-measure.ts`, `still-canvas.ts`). It takes the place of the thread's globals, so that it is made in a thread of its own
 * (`still-worker.ts`).
 */
import { parseHTML } from "linkedom";
import { svgPathProperties } from "svg-path-properties";
import { canvasOf } from "./still-canvas.ts";
import { boxInPage, boxOf, textLength, type Box, type Measured } from "./still-measure.ts";

interface PageElement extends Measured {
  style?: { getPropertyValue?(name: string): string } & Record<string, unknown>;
}

/** Installs window, document and what else plotly wants to find. @param scope the thread's globalThis. */
export function installPage(scope: Record<string, unknown>): void {
  const page = parseHTML("<!doctype html><html><head></head><body></body></html>") as unknown as Record<
    string,
    unknown
  > & {
    document: { createElement(name: string): object; createElementNS(space: string, name: string): object };
  };
  const { document } = page;
  const create = document.createElement.bind(document);
  document.createElement = (name) => (name === "canvas" ? canvasOf(create(name)) : create(name));
  for (const name of ["Element", "SVGElement", "HTMLElement", "Node", "DOMParser", "Event", "CustomEvent"])
    scope[name] = page[name];
  const nothing = (): void => undefined;
  Object.assign(scope, {
    window: scope,
    self: scope,
    document,
    getComputedStyle: computedStyle,
    matchMedia: () => ({ matches: false, addListener: nothing, addEventListener: nothing }),
    requestAnimationFrame: (act: () => void) => setTimeout(act, 0),
    cancelAnimationFrame: clearTimeout,
    addEventListener: nothing,
    removeEventListener: nothing,
    HTMLCanvasElement: class {},
    XMLSerializer: class {
      serializeToString(node: { outerHTML?: string }): string {
        return node.outerHTML ?? "";
      }
    },
  });
  if (scope["navigator"] === undefined) scope["navigator"] = { userAgent: "node" };
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "g");
  // Names of SVG keep their case, also in a page of HTML.
  Object.defineProperty(Object.getPrototypeOf(svg), "nodeName", {
    get(this: Measured) {
      return this.localName;
    },
  });
  for (const prototype of [Object.getPrototypeOf(svg), Object.getPrototypeOf(create("div"))] as object[])
    Object.assign(prototype, layout);
}

/** Methods of elements that a browser answers from its layout. */
const layout = {
  getBBox(this: Measured): Box {
    return boxOf(this);
  },
  getBoundingClientRect(this: Measured): Box & Record<"left" | "top" | "right" | "bottom", number> {
    const box = boxInPage(this);
    return { ...box, left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height };
  },
  getComputedTextLength(this: Measured): number {
    return textLength(this);
  },
  getScreenCTM: (): Record<string, number> => ({ a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 }),
  getTotalLength(this: Measured): number {
    return new svgPathProperties(this.getAttribute?.("d") ?? "M0,0").getTotalLength();
  },
  getPointAtLength(this: Measured, at: number): { x: number; y: number } {
    return new svgPathProperties(this.getAttribute?.("d") ?? "M0,0").getPointAtLength(at);
  },
};

/** An element's own style; there are no sheets. */
function computedStyle(element: PageElement): object {
  const own = element.style;
  const read = (name: string): string => own?.getPropertyValue?.(name) ?? "";
  // Without pixelated images a heatmap is painted in full, not blown up from one pixel a cell, which rasterisers smooth.
  const answers = { getPropertyValue: read, imageRendering: "" };
  return new Proxy(answers, {
    get: (target, key) => (key in target ? Reflect.get(target, key) : (own?.[key as string] ?? "")),
  });
}
