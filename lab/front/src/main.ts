/** The page of `assay lab`: files on the left, the notebook or file that the address names on the right. */
import "./node-names.ts";
import { ServerConnection, ServiceManager } from "@jupyterlab/services";
import { showErrorMessage } from "@jupyterlab/apputils";
import "./style.ts";
import { fileList } from "./file-list.ts";
import { frame } from "./frame.ts";
import { openNotebook } from "./notebook.ts";
import { openFile } from "./plain-file.ts";
import { startTheme } from "./theme.ts";

async function start(): Promise<void> {
  startTheme();
  const baseUrl = `${location.origin}/`;
  const manager = new ServiceManager({
    serverSettings: ServerConnection.makeSettings({
      baseUrl,
      wsUrl: baseUrl.replace(/^http/, "ws"),
      token: "",
      appendToken: false,
    }),
    standby: "when-hidden",
  });
  const page = frame();
  await manager.ready;
  const path = (new URLSearchParams(location.search).get("path") ?? "").replace(/^\/+/, "");
  let kind = "directory";
  let missing = "";
  if (path !== "")
    try {
      kind = (await manager.contents.get(path, { content: false })).type;
    } catch (error) {
      missing = error instanceof Error ? error.message : String(error);
    }
  const folder = kind === "directory" && missing === "" ? path : path.split("/").slice(0, -1).join("/");
  await fileList(page, manager, folder, kind === "directory" ? "" : path);
  if (missing !== "") page.empty(`${path} could not be opened: ${missing}`);
  else if (kind === "directory") page.empty("Open a notebook on the left, or make a new one.");
  else if (kind === "notebook") await openNotebook(page, manager, path);
  else await openFile(page, manager, path);
  document.body.dataset["ready"] = "true";
}

start().catch((error: unknown) => showErrorMessage("The lab could not start", error as Error));
