/** Jupyter's folders on all three systems; the expected values are what jupyter_core 5 gives for the same variables. */
import { describe, expect, it } from "vitest";
import {
  environmentPrefixes,
  jupyterDataPaths,
  runtimeDir,
  userDataDir,
} from "../../kernel/jupyter-paths.ts";

const linux = (env: Record<string, string> = {}) => ({ platform: "linux" as const, env, home: "/home/ada" });
const mac = (env: Record<string, string> = {}) => ({ platform: "darwin" as const, env, home: "/Users/ada" });
const windows = (env: Record<string, string> = {}) => ({
  platform: "win32" as const,
  env: { APPDATA: "C:\\Users\\ada\\AppData\\Roaming", PROGRAMDATA: "C:\\ProgramData", ...env },
  home: "C:\\Users\\ada",
});

describe("the user's data folder", () => {
  it.each([
    ["Linux", linux(), "/home/ada/.local/share/jupyter"],
    ["Linux with XDG_DATA_HOME", linux({ XDG_DATA_HOME: "/data" }), "/data/jupyter"],
    ["macOS", mac(), "/Users/ada/Library/Jupyter"],
    ["macOS ignores XDG_DATA_HOME", mac({ XDG_DATA_HOME: "/data" }), "/Users/ada/Library/Jupyter"],
    ["Windows", windows(), "C:\\Users\\ada\\AppData\\Roaming\\jupyter"],
    ["Windows without APPDATA", windows({ APPDATA: "" }), "C:\\Users\\ada\\.jupyter\\data"],
    ["JUPYTER_DATA_DIR", linux({ JUPYTER_DATA_DIR: "/j", XDG_DATA_HOME: "/data" }), "/j"],
  ])("%s", (_, machine, expected) => expect(userDataDir(machine)).toBe(expected));
});

describe("connection files", () => {
  it.each([
    ["Linux", linux(), "/home/ada/.local/share/jupyter/runtime"],
    ["macOS", mac(), "/Users/ada/Library/Jupyter/runtime"],
    ["Windows", windows(), "C:\\Users\\ada\\AppData\\Roaming\\jupyter\\runtime"],
    ["JUPYTER_RUNTIME_DIR", linux({ JUPYTER_RUNTIME_DIR: "/run/j" }), "/run/j"],
  ])("%s", (_, machine, expected) => expect(runtimeDir(machine)).toBe(expected));
});

describe("the search path", () => {
  const system = ["/usr/local/share/jupyter", "/usr/share/jupyter"];

  it("is the user's folder, then the system's", () => {
    expect(jupyterDataPaths(linux())).toEqual(["/home/ada/.local/share/jupyter", ...system]);
    expect(jupyterDataPaths(mac())).toEqual(["/Users/ada/Library/Jupyter", ...system]);
    expect(jupyterDataPaths(windows())).toEqual([
      "C:\\Users\\ada\\AppData\\Roaming\\jupyter",
      "C:\\ProgramData\\jupyter",
    ]);
  });

  it("begins with the entries of JUPYTER_PATH, split as the system splits paths", () => {
    expect(jupyterDataPaths(linux({ JUPYTER_PATH: "/a:/b/:" })).slice(0, 2)).toEqual(["/a", "/b"]);
    expect(jupyterDataPaths(windows({ JUPYTER_PATH: "C:\\a;D:\\b" })).slice(0, 2)).toEqual([
      "C:\\a",
      "D:\\b",
    ]);
  });

  it("looks into an active environment before the user's folder, into conda's base after it", () => {
    const user = "/home/ada/.local/share/jupyter";
    expect(jupyterDataPaths(linux({ VIRTUAL_ENV: "/v" }))).toEqual(["/v/share/jupyter", user, ...system]);
    const conda = { CONDA_PREFIX: "/c", CONDA_DEFAULT_ENV: "base" };
    expect(jupyterDataPaths(linux(conda))).toEqual([user, "/c/share/jupyter", ...system]);
    expect(jupyterDataPaths(linux({ ...conda, CONDA_DEFAULT_ENV: "x" }))[0]).toBe("/c/share/jupyter");
    expect(jupyterDataPaths(linux({ VIRTUAL_ENV: "/v", JUPYTER_PREFER_ENV_PATH: "no" }))[0]).toBe(user);
  });

  it("names no folder twice", () => {
    const paths = jupyterDataPaths(linux({ JUPYTER_PATH: "/usr/share/jupyter", VIRTUAL_ENV: "/usr/local" }));
    expect(paths).toEqual([...new Set(paths)]);
    expect(paths[0]).toBe("/usr/share/jupyter");
  });
});

it("takes the virtual environment before conda", () => {
  expect(environmentPrefixes(linux({ CONDA_PREFIX: "/c", VIRTUAL_ENV: "/v" }))).toEqual(["/v", "/c"]);
  expect(environmentPrefixes(linux())).toEqual([]);
});
