/** The files of one folder: open, make, upload, rename, copy, delete. Names are set as text, never as markup. */
import { Dialog, InputDialog, showDialog, showErrorMessage } from "@jupyterlab/apputils";
import type { Contents, ServiceManager } from "@jupyterlab/services";
import { fileIcon, folderIcon, notebookIcon } from "@jupyterlab/ui-components";
import { button, element, type Frame } from "./frame.ts";

const SIGNS = { directory: folderIcon, notebook: notebookIcon, file: fileIcon };
const MOST_UPLOAD_BYTES = 200_000_000;

/** @param open the path of the document that is shown. */
export async function fileList(
  page: Frame,
  manager: ServiceManager.IManager,
  folder: string,
  open: string,
): Promise<void> {
  const { contents } = manager;
  const tools = element("div", "lab-tools");
  const crumbs = element("div", "lab-crumbs");
  const list = element("ul", "lab-list");
  page.files.replaceChildren(tools, crumbs, list);

  const refresh = async (): Promise<void> => {
    const model = await contents.get(folder);
    const items = (model.content as Contents.IModel[]).toSorted(
      (a, b) =>
        Number(b.type === "directory") - Number(a.type === "directory") ||
        a.name.localeCompare(b.name, undefined, { numeric: true }),
    );
    list.replaceChildren(...items.map((item) => row(item, open, act)));
    if (items.length === 0) list.append(note("This folder is empty."));
  };
  const tried = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
      await refresh();
    } catch (error) {
      await showErrorMessage(what, error as Error);
    }
  };
  const act: Acts = {
    rename: async (item) => {
      const { value } = await InputDialog.getText({ title: "New name", text: item.name });
      if (value === null || value === "" || value === item.name) return;
      const to = [...item.path.split("/").slice(0, -1), value].join("/");
      await tried("Rename failed", () => contents.rename(item.path, to));
      if (item.path === open) location.search = `?path=${encodeURIComponent(to)}`;
    },
    copy: (item) => tried("Copy failed", () => contents.copy(item.path, folder)),
    delete: async (item) => {
      const { button: chosen } = await showDialog({
        title: "Delete",
        body: `Delete ${item.name} for good?`,
        buttons: [Dialog.cancelButton(), Dialog.warnButton({ label: "Delete" })],
      });
      if (chosen.accept) await tried("Delete failed", () => contents.delete(item.path));
    },
  };
  const make = (type: Contents.ContentType, ext?: string) => () =>
    tried("It could not be made", async () => {
      const model = await contents.newUntitled({ path: folder, type, ...(ext !== undefined && { ext }) });
      if (type !== "directory") location.href = linkTo(model.path);
    });
  tools.append(
    button("New notebook", "+ Notebook", make("notebook")),
    button("New folder", "+ Folder", make("directory")),
    button("New TypeScript file", "+ .ts", make("file", ".ts")),
    button("Upload files", "⇪ Upload", () => void upload(contents, folder, tried)),
    button("Look again", "⟳", () => void tried("The folder could not be read", refresh)),
  );
  crumbs.append(crumb("files", ""));
  folder
    .split("/")
    .filter((part) => part !== "")
    .forEach((part, i, parts) => crumbs.append(" / ", crumb(part, parts.slice(0, i + 1).join("/"))));
  await tried("The folder could not be read", async () => undefined);
  contents.fileChanged.connect(() => void refresh().catch(() => undefined));
}

interface Acts {
  rename(item: Contents.IModel): void;
  copy(item: Contents.IModel): void;
  delete(item: Contents.IModel): void;
}

function row(item: Contents.IModel, open: string, act: Acts): HTMLElement {
  const line = element("li", item.path === open ? "lab-row is-open" : "lab-row");
  const link = element("a", "lab-link");
  link.setAttribute("href", linkTo(item.path));
  link.title = `${item.name}\nchanged ${new Date(item.last_modified).toLocaleString()}`;
  if (item.path === open) link.setAttribute("aria-current", "page");
  const sign = element("span", "lab-sign");
  sign.setAttribute("aria-hidden", "true");
  SIGNS[item.type as keyof typeof SIGNS]?.element({ container: sign, width: "16px", height: "16px" });
  link.append(sign, item.name);
  const acts = element("span", "lab-acts");
  acts.append(
    button(`Rename ${item.name}`, "✎", () => act.rename(item)),
    ...(item.type === "directory" ? [] : [button(`Copy ${item.name}`, "⧉", () => act.copy(item))]),
    button(`Delete ${item.name}`, "✕", () => act.delete(item)),
  );
  line.append(link, acts);
  return line;
}

function crumb(text: string, path: string): HTMLElement {
  const link = element("a", "lab-crumb");
  link.setAttribute("href", path === "" ? "/" : linkTo(path));
  link.textContent = text;
  return link;
}

function linkTo(path: string): string {
  return `/?path=${encodeURIComponent(path)}`;
}

function note(text: string): HTMLElement {
  const words = element("li", "lab-note");
  words.textContent = text;
  return words;
}

async function upload(
  contents: Contents.IManager,
  folder: string,
  tried: (what: string, work: () => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.addEventListener("change", () => {
    for (const file of input.files ?? [])
      void tried(`${file.name} could not be uploaded`, async () => {
        if (file.size > MOST_UPLOAD_BYTES)
          throw new Error(`${file.size} bytes are too many; copy it into the folder instead`);
        const path = folder === "" ? file.name : `${folder}/${file.name}`;
        const there = await contents.get(path, { content: false }).catch(() => undefined);
        if (there !== undefined) {
          const { button: chosen } = await showDialog({
            title: "Replace?",
            body: `${file.name} is there already.`,
            buttons: [Dialog.cancelButton(), Dialog.warnButton({ label: "Replace" })],
          });
          if (!chosen.accept) return;
        }
        await contents.save(path, {
          type: "file",
          format: "base64",
          content: base64(await file.arrayBuffer()),
        });
      });
  });
  input.click();
}

function base64(bytes: ArrayBuffer): string {
  let text = "";
  const all = new Uint8Array(bytes);
  for (let at = 0; at < all.length; at += 32_768)
    text += String.fromCharCode(...all.subarray(at, at + 32_768));
  return btoa(text);
}
