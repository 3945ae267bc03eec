/** A file that is no notebook: text in an editor, pictures as pictures. */
import { Context, TextModelFactory, type DocumentRegistry } from "@jupyterlab/docregistry";
import { CodeEditorWrapper } from "@jupyterlab/codeeditor";
import type { ServiceManager } from "@jupyterlab/services";
import { Widget } from "@lumino/widgets";
import { editors } from "./editors.ts";
import { button, element, type Frame } from "./frame.ts";

const PICTURES = /\.(png|jpe?g|gif|webp|svg)$/i;
const MOST_TEXT_BYTES = 5_000_000;

export async function openFile(page: Frame, manager: ServiceManager.IManager, path: string): Promise<void> {
  const name = path.split("/").pop() ?? path;
  page.title(name, false);
  const { size } = await manager.contents.get(path, { content: false });
  if (PICTURES.test(path)) {
    const model = await manager.contents.get(path, { format: "base64", type: "file" });
    const picture = document.createElement("img");
    picture.className = "lab-picture";
    picture.alt = name;
    picture.src = `data:${model.mimetype};base64,${String(model.content).replaceAll(/\s/g, "")}`;
    page.document.replaceChildren(picture);
    return;
  }
  if ((size ?? 0) > MOST_TEXT_BYTES)
    return page.empty(
      `${name} has ${size} bytes: too many for an editor. Read it in a cell: await read("${path}")`,
    );
  const context = new Context({ manager, factory: new TextModelFactory(), path });
  try {
    await context.initialize(false);
  } catch {
    return page.empty(`${name} is no text: it cannot be edited here.`);
  }
  const { factory, mimeTypes } = editors();
  const model = context.model as DocumentRegistry.ICodeModel;
  model.mimeType = mimeTypes.getMimeTypeByFilePath(path);
  const editor = new CodeEditorWrapper({
    model,
    factory: (options) => factory.newDocumentEditor(options),
    editorOptions: { config: { lineNumbers: true, lineWrap: true } },
  });
  editor.addClass("lab-text");
  const tools = element("div", "lab-file-tools");
  tools.append(button("Save (Ctrl-S)", "Save", () => void context.save()));
  page.document.replaceChildren(tools);
  Widget.attach(editor, page.document);
  const show = (): void => page.title(name, context.model.dirty);
  context.model.stateChanged.connect(show);
  window.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      void context.save();
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (context.model.dirty) event.preventDefault();
  });
  editor.editor.focus();
}
