/** Magics that start processes or change the process. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import bash from "../../magics/bash.ts";
import cd from "../../magics/cd.ts";
import env from "../../magics/env.ts";
import ls from "../../magics/ls.ts";
import npm from "../../magics/npm.ts";
import pwd from "../../magics/pwd.ts";
import script from "../../magics/script.ts";
import setEnv from "../../magics/set_env.ts";
import sh from "../../magics/sh.ts";
import sx from "../../magics/sx.ts";
import { bench, type Bench } from "./context.ts";

const home = process.cwd();
const environment = { ...process.env };
let b: Bench;
let folder: string;
beforeEach(() => {
  b = bench();
  folder = realpathSync(mkdtempSync(join(tmpdir(), "assay-test-")));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(home);
  process.env = { ...environment };
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(process.platform === "win32")("the shell", () => {
  it("%sx gives lines, !command streams", async () => {
    await b.cell('const who8 = ["a", "b"];');
    const lines = await b.call(sx, "printf '%s\\n' {who8} $who8");
    expect(lines).toEqual(["a", "b", "a", "b"]);
    expect(lines).toMatchObject({ text: "a\nb\na\nb", code: 0 });
    expect(b.out()).toBe("");
    expect(await b.call(sx, "--stream echo shown; echo bad >&2; exit 3")).toBeUndefined();
    expect([b.out(), b.err()]).toEqual(["shown\n", "bad\nexit code 3\n"]);
    expect(await b.call(sx, "exit 4")).toMatchObject({ code: 4, length: 0 });
    await expect(b.call(sx)).rejects.toThrow("wants a command");
  });

  it.each([
    ["%%bash", bash],
    ["%%sh", sh],
  ])("%s streams, takes arguments, fails with the code", async (name, magic) => {
    await b.call(magic, "one two", "echo $1-$2; echo warned >&2; read x || echo no input");
    expect([b.out(), b.err()]).toEqual(["one-two\nno input\n", "warned\n"]);
    await expect(b.call(magic, "", "exit 7")).rejects.toMatchObject({
      name: "ExitError",
      code: 7,
      message: `${name}: exit code 7`,
    });
    await b.call(
      magic,
      "--out listing8 --err errors8 --no-raise-error --cwd /",
      "pwd; echo oops >&2; exit 1",
    );
    expect(await b.cell("[listing8, errors8]")).toEqual(["/\n", "oops\n"]);
    expect(b.out()).toBe("");
  });

  it("%%bash is stopped by an interrupt", async () => {
    const work = b.call(bash, "", "echo started; sleep 60; echo never");
    setTimeout(() => b.stop.abort(new Error("interrupted")), 150);
    await expect(work).rejects.toThrow("interrupted");
    expect(b.out()).toBe("started\n");
  });

  it("%%script feeds any program", async () => {
    await b.call(script, "--out sorted8 sort -r", "a\nc\nb\n");
    expect(await b.cell("sorted8")).toBe("c\nb\na\n");
    await expect(b.call(script, "exit 2", "")).rejects.toMatchObject({ code: 2 });
    await expect(b.call(script, "", "")).rejects.toThrow("wants a program");
  });

  it("%ls lists", async () => {
    mkdirSync("sub");
    writeFileSync("file.txt", "");
    await b.call(ls);
    expect(b.out()).toBe("file.txt\nsub/\n");
    await expect(b.call(ls, "nowhere")).rejects.toMatchObject({ name: "ExitError" });
  });
});

describe("folder and environment", () => {
  it("%cd goes there and back and tells the session", async () => {
    mkdirSync("sub dir");
    await b.call(cd, '"sub dir"');
    expect(await b.call(pwd)).toBe(join(folder, "sub dir"));
    expect(b.settings["directory"]!.value).toBe(join(folder, "sub dir"));
    await b.call(cd, "-");
    expect(b.out()).toBe(`${join(folder, "sub dir")}\n${folder}\n`);
    await expect(b.call(cd, "nowhere")).rejects.toThrow('%cd: no folder "nowhere"');
    await b.cell('const target8 = "sub dir";');
    await b.call(cd, "{target8}");
    expect(process.cwd()).toBe(join(folder, "sub dir"));
  });

  it("%env lists without secrets, reads and sets", async () => {
    process.env["MY_API_KEY"] = "very-secret";
    expect(inspect(await b.call(env))).toMatch(/MY_API_KEY +<hidden>/);
    expect(inspect(await b.call(env))).not.toContain("very-secret");
    await b.call(env, "GREETING8=hello = world");
    expect(await b.call(env, "GREETING8")).toBe("hello = world");
    await b.call(env, "GREETING8 bye now");
    expect(process.env["GREETING8"]).toBe("bye now");
    await b.call(env, "EMPTY8=");
    expect(process.env["EMPTY8"]).toBe("");
    await b.cell("const port8 = 81;");
    await b.call(setEnv, "PORT8 {port8}");
    await b.call(setEnv, "A_TOKEN8=x y");
    expect([process.env["PORT8"], process.env["A_TOKEN8"]]).toEqual(["81", "x y"]);
    expect(b.out()).toBe(
      "env: GREETING8=hello = world\nenv: GREETING8=bye now\nenv: EMPTY8=\nenv: PORT8=81\nenv: A_TOKEN8=<hidden>\n",
    );
    await expect(b.call(env, "GREETNG8")).rejects.toThrow("GREETNG8 is not set; did you mean GREETING8?");
  });
});

describe("%npm", () => {
  it("installs beside the notebook, from a folder here", async () => {
    mkdirSync("one");
    writeFileSync(
      "one/package.json",
      JSON.stringify({ name: "one-package", version: "1.0.0", main: "index.js" }),
    );
    writeFileSync("one/index.js", "module.exports = 41;");
    await b.call(npm, "install ./one");
    expect(b.out()).toMatch(new RegExp(`added 1 package[^]*Installed in ${folder}; imports work at once`));
    expect(JSON.parse(readFileSync("package.json", "utf8"))).toMatchObject({
      private: true,
      dependencies: { "one-package": "file:one" },
    });
    expect(existsSync("node_modules/one-package/index.js")).toBe(true);
    await b.call(npm, "ls");
    expect(b.out()).toContain("one-package@1.0.0");
    await expect(b.call(npm, "no-such-command")).rejects.toMatchObject({ name: "ExitError" });
    await expect(b.call(npm)).rejects.toThrow("wants a command");
  }, 60_000);
});
