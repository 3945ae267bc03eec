/** The keys of a notebook: Jupyter's, in command and edit mode, each a command with words for the help. */
import { Dialog, showDialog, type SessionContextDialogs } from "@jupyterlab/apputils";
import type { CompletionHandler } from "@jupyterlab/completer";
import { SearchDocumentModel, SearchDocumentView } from "@jupyterlab/documentsearch";
import { NotebookActions, NotebookSearchProvider, type NotebookPanel } from "@jupyterlab/notebook";
import type { RenderMimeRegistry } from "@jupyterlab/rendermime";
import { Tooltip } from "@jupyterlab/tooltip";
import { CommandRegistry } from "@lumino/commands";
import { Widget } from "@lumino/widgets";

const COMMAND = ".jp-Notebook.jp-mod-commandMode:not(.jp-mod-readWrite) :focus:not(:read-write)";
const EDIT = ".jp-Notebook.jp-mod-editMode";
const ANY = ".jp-Notebook";
const COMPLETER = ".jp-Notebook.jp-mod-editMode .jp-mod-completer-active";

type Row = readonly [id: string, keys: readonly string[], where: string, label: string, act: () => unknown];

export function commandsOf(
  panel: NotebookPanel,
  rendermime: RenderMimeRegistry,
  dialogs: SessionContextDialogs,
  completion: CompletionHandler,
): void {
  const { content, context, sessionContext } = panel;
  const kernel = (): typeof sessionContext.session => sessionContext.session;
  const change = (type: "code" | "markdown" | "raw") => () => NotebookActions.changeCellType(content, type);
  const rows: readonly Row[] = [
    [
      "run-next",
      ["Shift Enter"],
      ANY,
      "Run the cell, go to the next",
      () => NotebookActions.runAndAdvance(content, sessionContext, dialogs),
    ],
    ["run", ["Ctrl Enter"], ANY, "Run the cell", () => NotebookActions.run(content, sessionContext, dialogs)],
    [
      "run-insert",
      ["Alt Enter"],
      ANY,
      "Run the cell, make one below",
      () => NotebookActions.runAndInsert(content, sessionContext, dialogs),
    ],
    ["save", ["Accel S"], "body", "Save", () => context.save()],
    ["find", ["Accel F"], "body", "Find and replace", () => search(panel)],
    [
      "edit",
      ["Enter"],
      COMMAND,
      "Edit the cell",
      () => {
        content.mode = "edit";
      },
    ],
    [
      "command",
      ["Escape"],
      EDIT,
      "Leave the cell",
      () => {
        content.mode = "command";
      },
    ],
    [
      "command-too",
      ["Ctrl M"],
      EDIT,
      "Leave the cell",
      () => {
        content.mode = "command";
      },
    ],
    ["up", ["ArrowUp"], COMMAND, "The cell above", () => NotebookActions.selectAbove(content)],
    ["up-k", ["K"], COMMAND, "The cell above", () => NotebookActions.selectAbove(content)],
    ["down", ["ArrowDown"], COMMAND, "The cell below", () => NotebookActions.selectBelow(content)],
    ["down-j", ["J"], COMMAND, "The cell below", () => NotebookActions.selectBelow(content)],
    [
      "extend-up",
      ["Shift ArrowUp"],
      COMMAND,
      "Select the cell above, too",
      () => NotebookActions.extendSelectionAbove(content),
    ],
    [
      "extend-down",
      ["Shift ArrowDown"],
      COMMAND,
      "Select the cell below, too",
      () => NotebookActions.extendSelectionBelow(content),
    ],
    ["above", ["A"], COMMAND, "New cell above", () => NotebookActions.insertAbove(content)],
    ["below", ["B"], COMMAND, "New cell below", () => NotebookActions.insertBelow(content)],
    ["cut", ["X"], COMMAND, "Cut cells", () => NotebookActions.cut(content)],
    ["copy", ["C"], COMMAND, "Copy cells", () => NotebookActions.copy(content)],
    ["paste", ["V"], COMMAND, "Paste cells below", () => NotebookActions.paste(content, "below")],
    ["delete", ["D", "D"], COMMAND, "Delete cells", () => NotebookActions.deleteCells(content)],
    ["undo", ["Z"], COMMAND, "Undo the last change of cells", () => NotebookActions.undo(content)],
    ["redo", ["Shift Z"], COMMAND, "Redo it", () => NotebookActions.redo(content)],
    ["merge", ["Shift M"], COMMAND, "Merge cells", () => NotebookActions.mergeCells(content)],
    [
      "split",
      ["Ctrl Shift -"],
      EDIT,
      "Split the cell at the cursor",
      () => NotebookActions.splitCell(content),
    ],
    ["code", ["Y"], COMMAND, "Code", change("code")],
    ["markdown", ["M"], COMMAND, "Markdown", change("markdown")],
    ["raw", ["R"], COMMAND, "Raw text", change("raw")],
    ["interrupt", ["I", "I"], COMMAND, "Interrupt the kernel", () => kernel()?.kernel?.interrupt()],
    ["restart", ["0", "0"], COMMAND, "Restart the kernel", () => dialogs.restart(sessionContext)],
    [
      "all",
      ["Ctrl Shift Enter"],
      ANY,
      "Run all cells",
      () => NotebookActions.runAll(content, sessionContext, dialogs),
    ],
    ["help", ["H"], COMMAND, "These keys", () => help(commands)],
    ["complete", ["Tab"], `${EDIT} .jp-CodeCell .cm-editor.cm-focused`, "Complete", () => completeOrIndent()],
    [
      "select-completion",
      ["Enter"],
      COMPLETER,
      "Take the completion",
      () => completion.completer.selectActive(),
    ],
    ["inspect", ["Shift Tab"], EDIT, "Explain the name", () => inspect(panel, rendermime)],
  ];
  const completeOrIndent = (): void => {
    const editor = content.activeCell?.editor;
    if (editor === undefined || editor === null) return;
    const { line, column } = editor.getCursorPosition();
    const before = (editor.getLine(line) ?? "").slice(0, column);
    if (before.trim() === "") editor.replaceSelection?.("  ");
    else completion.invoke();
  };
  const commands = new CommandRegistry();
  for (const [id, keys, selector, label, act] of rows) {
    commands.addCommand(id, { label, execute: act as never });
    commands.addKeyBinding({ command: id, keys: [...keys], selector });
  }
  // What had the focus may go away, as an answered question does: the keys are the notebook's again.
  const regain = (): void => {
    setTimeout(() => {
      if (document.activeElement === document.body && document.querySelector(".jp-Dialog") === null)
        content.activate();
    });
  };
  panel.node.addEventListener("focusout", regain);
  sessionContext.statusChanged.connect(regain);
  document.addEventListener("keydown", (event) => commands.processKeydownEvent(event), true);
}

let searching: SearchDocumentView | undefined;

function search(panel: NotebookPanel): void {
  if (searching !== undefined && !searching.isDisposed) return searching.focusSearchInput();
  const provider = NotebookSearchProvider.createNew(panel);
  const model = new SearchDocumentModel(provider, 300);
  const view = new SearchDocumentView(model);
  searching = view;
  view.addClass("lab-search");
  Widget.attach(view, panel.node);
  view.node.style.top = `${panel.toolbar.node.offsetHeight + 1}px`;
  view.node.addEventListener("keydown", (event) => {
    if (event.key === "Escape") view.close();
  });
  view.closed.connect(() => {
    // The view ends the search after this signal.
    setTimeout(() => {
      view.dispose();
      model.dispose();
      panel.content.activate();
    });
  });
  view.focusSearchInput();
}

let tooltip: Tooltip | undefined;

/** What the kernel knows of the name at the cursor, in a box that any key closes. */
async function inspect(panel: NotebookPanel, rendermime: RenderMimeRegistry): Promise<void> {
  tooltip?.dispose();
  const editor = panel.content.activeCell?.editor;
  const kernel = panel.sessionContext.session?.kernel;
  if (editor === undefined || editor === null || !kernel) return;
  const code = editor.model.sharedModel.getSource();
  const cursor = [...code.slice(0, editor.getOffsetAt(editor.getCursorPosition()))].length;
  const reply = await kernel.requestInspect({ code, cursor_pos: cursor, detail_level: 0 });
  const { content } = reply;
  if (content.status !== "ok" || !content.found) return;
  tooltip = new Tooltip({ anchor: panel.content, bundle: content.data as never, editor, rendermime });
  Widget.attach(tooltip, document.body);
}

async function help(commands: CommandRegistry): Promise<void> {
  const table = document.createElement("table");
  table.className = "lab-keys";
  const seen = new Set<string>();
  for (const { command, keys } of commands.keyBindings) {
    const label = commands.label(command);
    if (seen.has(label)) continue;
    seen.add(label);
    const row = table.insertRow();
    row.insertCell().textContent = keys.map((key) => CommandRegistry.formatKeystroke(key)).join(", ");
    row.insertCell().textContent = label;
  }
  await showDialog({
    title: "Keys",
    body: new Widget({ node: table }),
    buttons: [Dialog.okButton({ label: "Close" })],
  });
}
