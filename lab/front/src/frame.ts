/** The page's fixed parts: the bar on top, the place of the file list, the place of the document. */
import { switchTheme } from "./theme.ts";

export interface Frame {
  readonly files: HTMLElement;
  readonly document: HTMLElement;
  /** Beside the name of the open document. */
  readonly status: HTMLElement;
  /** The open document's name, and whether it has changes that are not saved. */
  title(name: string, isDirty: boolean): void;
  /** Words where the document would be. */
  empty(text: string): void;
}

export function frame(): Frame {
  const bar = element("header", "lab-bar");
  const toggle = button("Show or hide the files", "☰", () => {
    document.body.classList.toggle("lab-no-files");
    window.dispatchEvent(new Event("resize"));
  });
  const home = element("a", "lab-home");
  home.setAttribute("href", "/");
  home.innerHTML = `<img src="/logo.svg" alt="" width="22" height="22"><span>Assay lab</span>`;
  const name = element("span", "lab-name");
  const status = element("span", "lab-status");
  status.setAttribute("role", "status");
  const space = element("span", "lab-space");
  bar.append(toggle, home, name, status, space, button("Light or dark", "◐", switchTheme));
  const files = element("nav", "lab-files");
  files.setAttribute("aria-label", "Files");
  const place = element("main", "lab-document");
  const body = element("div", "lab-body");
  body.append(files, place);
  // Not the body itself: widgets that JupyterLab measures there must not be stretched.
  const page = element("div", "lab-page");
  page.append(bar, body);
  document.body.append(page);
  if (window.innerWidth < 900) document.body.classList.add("lab-no-files");
  return {
    files,
    document: place,
    status,
    title: (text, isDirty) => {
      name.textContent = `${text}${isDirty ? " •" : ""}`;
      name.title = isDirty ? "has changes that are not saved" : "";
      document.title = `${isDirty ? "• " : ""}${text} · Assay lab`;
    },
    empty: (text) => {
      const words = element("p", "lab-empty");
      words.textContent = text;
      place.replaceChildren(words);
    },
  };
}

export function element(name: string, className: string): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  return made;
}

export function button(label: string, text: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "lab-button";
  made.textContent = text;
  made.title = label;
  made.setAttribute("aria-label", label);
  made.addEventListener("click", act);
  return made;
}
