/** Kernelspecs written, listed and removed in a folder of their own. The built program must exist (`npm test` builds it). */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AssayError } from "../../kernel/error.ts";
import { install, list, uninstall } from "../../kernel/install.ts";
import { findKernelspecs, readKernelspec, type KernelJson } from "../../kernel/kernelspec.ts";
import { packageRoot } from "../../kernel/package.ts";

let home: string;
const machine = (env: Record<string, string> = {}) => ({
  platform: "linux" as const,
  env: { JUPYTER_DATA_DIR: join(home, "data"), ...env },
  home,
});
const kernels = () => join(home, "data", "kernels");
const read = (name: string) => readKernelspec(join(kernels(), name)) as KernelJson;

function plant(name: string, spec: Partial<KernelJson>): void {
  mkdirSync(join(kernels(), name), { recursive: true });
  writeFileSync(join(kernels(), name, "kernel.json"), JSON.stringify(spec));
}

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(AssayError);
    return (error as AssayError).message;
  }
  throw new Error("was not refused");
}

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "assay-install-"));
});
afterEach(() => rmSync(home, { recursive: true }));

describe("install", () => {
  it("writes a kernelspec that starts this Assay with this Node, and its three logos", () => {
    const lines = install({}, machine());
    expect(lines[0]).toBe(`installed kernelspec assay in ${join(kernels(), "assay")}`);
    expect(read("assay")).toEqual({
      argv: [
        process.execPath,
        join(packageRoot, "dist", "kernel", "main.js"),
        "kernel",
        "--connection-file",
        "{connection_file}",
      ],
      display_name: "TypeScript (Assay)",
      language: "typescript",
      interrupt_mode: "message",
      env: {},
      metadata: { debugger: false },
    });
    expect(readdirSync(join(kernels(), "assay")).sort()).toEqual([
      "kernel.json",
      "logo-32x32.png",
      "logo-64x64.png",
      "logo-svg.svg",
    ]);
    const png = readFileSync(join(kernels(), "assay", "logo-64x64.png"));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([64, 64]);
  });

  it("takes a name and a display name, and may be repeated", () => {
    install({ name: "assay-next", displayName: "Next" }, machine());
    install({ name: "assay-next", displayName: "Nicer" }, machine());
    expect(readdirSync(kernels())).toEqual(["assay-next"]);
    expect(read("assay-next").display_name).toBe("Nicer");
  });

  it("goes into a prefix, and says when Jupyter does not look there", () => {
    const prefix = join(home, "opt");
    const directory = join(prefix, "share", "jupyter", "kernels", "assay");
    const lines = install({ prefix }, machine());
    expect(existsSync(join(directory, "kernel.json"))).toBe(true);
    expect(lines).toContain(
      `note: Jupyter does not look there; set JUPYTER_PATH=${join(prefix, "share", "jupyter")}`,
    );
    const found = install({ prefix }, machine({ JUPYTER_PATH: join(prefix, "share", "jupyter") }));
    expect(found.join("\n")).not.toContain("does not look there");
  });

  it("goes into the active environment, and refuses when there is none", () => {
    install({ sysPrefix: true }, machine({ VIRTUAL_ENV: join(home, "venv") }));
    expect(existsSync(join(home, "venv", "share", "jupyter", "kernels", "assay", "kernel.json"))).toBe(true);
    expect(refusal(() => install({ sysPrefix: true }, machine()))).toMatch(
      /^--sys-prefix: .*VIRTUAL_ENV.*--prefix$/,
    );
  });

  it("says when another kernelspec of that name comes first", () => {
    install({}, machine());
    const lines = install({ prefix: join(home, "opt") }, machine());
    expect(lines[1]).toContain(`Jupyter finds ${join(kernels(), "assay")} first`);
  });

  it.each(["A", "ts kernel", "../x", "", ".."])("refuses the name %j", (name) => {
    expect(refusal(() => install({ name }, machine()))).toContain(`got "${name}"`);
    expect(existsSync(kernels())).toBe(false);
  });

  it("leaves another kernel's folder alone", () => {
    plant("python3", { argv: ["python3"], display_name: "Python 3", language: "python" });
    expect(refusal(() => install({ name: "python3" }, machine()))).toContain('got "Python 3"');
    expect(read("python3").argv).toEqual(["python3"]);
  });

  it("leaves nothing half-written where it cannot write", () => {
    writeFileSync(join(home, "share"), "a file where a folder must be");
    expect(refusal(() => install({ prefix: home }, machine()))).toMatch(
      /^install: cannot write .*; got \w+; choose/,
    );
    expect(readFileSync(join(home, "share"), "utf8")).toContain("a file");
    // A folder where kernel.json must go: everything is written, and the last rename fails.
    mkdirSync(join(kernels(), "assay", "kernel.json", "x"), { recursive: true });
    refusal(() => install({}, machine()));
    expect(readdirSync(join(kernels(), "assay")).filter((name) => name.endsWith("~"))).toEqual([]);
  });

  it("gives up under /proc, where Node's recursive mkdir never ends", { timeout: 2000 }, () => {
    if (process.platform !== "linux") return;
    expect(refusal(() => install({ prefix: "/proc/assay" }, machine()))).toContain("cannot write");
  });
});

describe("list", () => {
  it("marks ours, tells what is gone, and knows an empty machine", () => {
    const alone = machine({ JUPYTER_DATA_DIR: join(home, "none") });
    const system = findKernelspecs(alone).length;
    if (system === 0) expect(list(alone)).toEqual(["no kernelspecs found; assay install adds this one"]);
    install({}, machine());
    plant("gone", {
      argv: ["/no/node", "/no/dist/kernel/main.js", "kernel"],
      display_name: "Gone",
      language: "typescript",
    });
    plant("other", { argv: ["other"], display_name: "Other", language: "other" });
    plant("broken", {});
    const lines = list(machine());
    expect(lines).toContainEqual(expect.stringMatching(/^\* assay +TypeScript \(Assay\) +\//));
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}other +Other +\//));
    expect(lines.join("\n")).not.toContain("broken");
    const at = lines.findIndex((line) => line.startsWith("* gone"));
    expect(lines.slice(at + 1, at + 3)).toEqual([
      "    ✗ /no/node is gone; run assay install again",
      "    ✗ /no/dist/kernel/main.js is gone; run assay install again",
    ]);
  });
});

describe("uninstall", () => {
  it("removes what install wrote", () => {
    install({}, machine());
    expect(uninstall({}, machine())).toEqual([`removed kernelspec assay from ${join(kernels(), "assay")}`]);
    expect(existsSync(join(kernels(), "assay"))).toBe(false);
  });

  it("refuses what is not there, with the way to it, and what is another's", () => {
    expect(refusal(() => uninstall({ name: "nowhere" }, machine()))).toContain("assay list shows");
    install({}, machine());
    expect(refusal(() => uninstall({ prefix: join(home, "opt") }, machine()))).toContain(
      join(kernels(), "assay"),
    );
    plant("python3", { argv: ["python3"], display_name: "Python 3", language: "python" });
    expect(refusal(() => uninstall({ name: "python3" }, machine()))).toContain("removes only Assay's");
    expect(existsSync(join(kernels(), "python3", "kernel.json"))).toBe(true);
  });
});
