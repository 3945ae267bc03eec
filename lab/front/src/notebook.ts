/** A notebook: JupyterLab's widget with its tools, keys, completion, help, search, saving and what it says of the kernel. */
import { SessionContextDialogs, Toolbar } from "@jupyterlab/apputils";
import {
  CompletionHandler,
  Completer,
  CompleterModel,
  KernelCompleterProvider,
  ProviderReconciliator,
} from "@jupyterlab/completer";
import { SaveHandler } from "@jupyterlab/docmanager";
import { Context } from "@jupyterlab/docregistry";
import {
  NotebookModelFactory,
  NotebookPanel,
  NotebookWidgetFactory,
  StaticNotebook,
  ToolbarItems,
} from "@jupyterlab/notebook";
import type { ServiceManager } from "@jupyterlab/services";
import { Widget } from "@lumino/widgets";
import { commandsOf } from "./commands.ts";
import { editors } from "./editors.ts";
import { element, type Frame } from "./frame.ts";
import { rendering } from "./rendering.ts";

const SAVE_EVERY_S = 120;

export async function openNotebook(
  page: Frame,
  manager: ServiceManager.IManager,
  path: string,
): Promise<void> {
  const { factory, mimeTypes } = editors();
  const rendermime = rendering();
  const dialogs = new SessionContextDialogs();
  const widgets = new NotebookWidgetFactory({
    name: "Notebook",
    fileTypes: ["notebook"],
    modelName: "notebook",
    preferKernel: true,
    canStartKernel: true,
    autoStartDefault: true,
    rendermime,
    contentFactory: new NotebookPanel.ContentFactory({
      editorFactory: (options) => factory.newInlineEditor(options),
    }),
    mimeTypeService: mimeTypes,
    notebookConfig: { ...StaticNotebook.defaultNotebookConfig, windowingMode: "none", scrollPastEnd: true },
    editorConfig: StaticNotebook.defaultEditorConfig,
    toolbarFactory: (panel) => [
      { name: "save", widget: ToolbarItems.createSaveButton(panel) },
      { name: "insert", widget: ToolbarItems.createInsertButton(panel) },
      { name: "cut", widget: ToolbarItems.createCutButton(panel) },
      { name: "copy", widget: ToolbarItems.createCopyButton(panel) },
      { name: "paste", widget: ToolbarItems.createPasteButton(panel) },
      { name: "run", widget: ToolbarItems.createRunButton(panel, dialogs) },
      { name: "interrupt", widget: Toolbar.createInterruptButton(panel.sessionContext) },
      { name: "restart", widget: Toolbar.createRestartButton(panel.sessionContext, dialogs) },
      { name: "restart-run", widget: ToolbarItems.createRestartRunAllButton(panel, dialogs) },
      { name: "cellType", widget: ToolbarItems.createCellTypeItem(panel) },
      { name: "spacer", widget: Toolbar.createSpacerItem() },
      { name: "kernelName", widget: Toolbar.createKernelNameItem(panel.sessionContext, dialogs) },
      { name: "kernelStatus", widget: Toolbar.createKernelStatusItem(panel.sessionContext) },
    ],
  });
  const context = new Context({
    manager,
    factory: new NotebookModelFactory({ disableDocumentWideUndoRedo: false }),
    path,
    kernelPreference: { name: "assay", autoStartDefault: true, canStart: true, shouldStart: true },
  });
  const panel = widgets.createNew(context);
  panel.id = "notebook";
  page.document.replaceChildren();
  Widget.attach(panel, page.document);
  const fit = (): void => panel.update();
  new ResizeObserver(fit).observe(page.document);

  const title = (): void => page.title(context.path.split("/").pop() ?? path, context.model.dirty);
  context.model.stateChanged.connect(title);
  context.pathChanged.connect(() => {
    history.replaceState(undefined, "", `?path=${encodeURIComponent(context.path)}`);
    title();
  });
  title();
  window.addEventListener("beforeunload", (event) => {
    if (context.model.dirty) event.preventDefault();
  });
  await context.initialize(false);
  const saver = new SaveHandler({ context, saveInterval: SAVE_EVERY_S });
  saver.start();
  follow(page, panel);
  const handler = completion(panel, rendermime);
  commandsOf(panel, rendermime, dialogs, handler);
  await panel.revealed;
  panel.content.activate();
}

/** Completion where the cursor is, from the kernel. */
function completion(panel: NotebookPanel, rendermime: ReturnType<typeof rendering>): CompletionHandler {
  const { sanitizer } = rendermime;
  const completer = new Completer({
    model: new CompleterModel(),
    renderer: Completer.getDefaultRenderer(sanitizer),
    sanitizer,
    showDoc: false,
  });
  completer.hide();
  Widget.attach(completer, document.body);
  const reconciliator = (): ProviderReconciliator =>
    new ProviderReconciliator({
      context: {
        widget: panel,
        editor: panel.content.activeCell?.editor ?? null,
        session: panel.sessionContext.session,
        sanitizer,
      },
      providers: [new KernelCompleterProvider()],
      timeout: 10_000,
    });
  const handler = new CompletionHandler({ completer, reconciliator: reconciliator() });
  const attend = (): void => {
    handler.editor = panel.content.activeCell?.editor ?? null;
    handler.reconciliator = reconciliator();
  };
  panel.content.activeCellChanged.connect((_, cell) => {
    void cell?.ready.then(attend);
  });
  panel.sessionContext.sessionChanged.connect(attend);
  attend();
  return handler;
}

/** What the kernel does, in the bar; its death, with the way out. */
function follow(page: Frame, panel: NotebookPanel): void {
  const session = panel.sessionContext;
  const dead = element("div", "lab-banner");
  dead.setAttribute("role", "alert");
  const say = (): void => {
    const status = session.kernelDisplayStatus;
    page.status.textContent = status;
    page.status.dataset["state"] = status;
    document.body.dataset["kernel"] = status;
    const words =
      status === "dead"
        ? "The kernel has ended. Restart it with the ⟳ of the toolbar (0, 0); cells and outputs are kept, variables are lost."
        : status === "autorestarting"
          ? "The kernel died and is started anew; variables are lost."
          : session.session?.kernel?.connectionStatus === "disconnected"
            ? "The server does not answer. Is assay lab still running? The page goes on by itself when it is back."
            : "";
    dead.textContent = words;
    if (words === "") dead.remove();
    else if (!dead.isConnected) page.document.append(dead);
  };
  session.statusChanged.connect(say);
  session.connectionStatusChanged.connect(say);
  session.sessionChanged.connect(say);
  session.kernelChanged.connect(say);
  say();
}
