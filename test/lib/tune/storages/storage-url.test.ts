import { describe, expect, test } from "vitest";
import { isDatabaseUrl, parseStorageUrl, shownUrl } from "../../../../lib/tune/storages/rdb/storage-url.ts";

const postgres = {
  kind: "postgres",
  user: undefined,
  password: undefined,
  host: undefined,
  port: undefined,
  database: undefined,
  sslMode: undefined,
};

describe("parseStorageUrl", () => {
  test.each([
    ["sqlite:///study.db", "study.db"],
    ["sqlite:///some/folder/study.db", "some/folder/study.db"],
    ["sqlite:////tmp/study.db", "/tmp/study.db"],
    ["sqlite:///C:\\studies\\study.db", "C:\\studies\\study.db"],
    ["sqlite+pysqlite:///study.db", "study.db"],
    ["sqlite:///study.db?timeout=10", "study.db"],
    ["sqlite:///:memory:", ":memory:"],
    ["sqlite://", ":memory:"],
  ])("reads %s", (url, path) => {
    const timeout = url.includes("?") ? 10 : undefined;
    expect(parseStorageUrl(url)).toEqual({ kind: "sqlite", path, timeout });
  });

  test.each([
    [
      "postgresql://ann:s%40fe:%2Fword@host:5433/base",
      { user: "ann", password: "s@fe:/word", host: "host", port: 5433, database: "base" },
    ],
    [
      "postgresql://ann:at@sign@host/base",
      { user: "ann", password: "at@sign", host: "host", database: "base" },
    ],
    ["postgresql+psycopg2://ann@host/base", { user: "ann", host: "host", database: "base" }],
    ["postgres://host", { host: "host" }],
    ["postgresql:///base", { database: "base" }],
    ["postgresql://[::1]:5432/base", { host: "::1", port: 5432, database: "base" }],
    [
      "postgresql://ann@/base?host=/var/run/postgresql&port=5433",
      { user: "ann", host: "/var/run/postgresql", port: 5433, database: "base" },
    ],
    ["postgresql://%2Ftmp/base", { host: "/tmp", database: "base" }],
    ["postgresql://h/b?sslmode=require&user=u", { host: "h", database: "b", user: "u", sslMode: "require" }],
  ])("reads %s", (url, parts) => {
    expect(parseStorageUrl(url)).toEqual({ ...postgres, ...parts });
  });

  test.each([
    ["mysql://ann:secret@host/base", /mysql is not among the databases.*journal/s],
    ["sqlite://study.db", /three slashes/],
    ["sqlite:///study.db?timeout=soon", /timeout is seconds above 0/],
    ["study.db", /sqlite:\/\/\/file or postgresql/],
  ])("refuses %s", (url, words) => {
    expect(() => parseStorageUrl(url)).toThrow(words);
    expect(() => parseStorageUrl(url)).not.toThrow(/secret/);
  });
});

test("shownUrl hides the password", () => {
  expect(shownUrl("postgresql://ann:se:cret@host/base")).toBe("postgresql://ann:***@host/base");
  expect(shownUrl("postgresql://ann:at@sign@host/base")).toBe("postgresql://ann:***@host/base");
  expect(shownUrl("postgresql://ann:a/b@host/base")).toBe("postgresql://ann:***@host/base");
  expect(shownUrl("postgresql://ann@host:5432/base")).toBe("postgresql://ann@host:5432/base");
  expect(shownUrl("postgresql://host/base?user=a&password=secret&port=1")).toBe(
    "postgresql://host/base?user=a&password=***&port=1",
  );
  expect(shownUrl("sqlite:///a:b@c.db")).toBe("sqlite:///a:b@c.db");
});

test("isDatabaseUrl tells databases from other words", () => {
  expect(
    ["sqlite:///a", "postgresql+psycopg2://a/b", "mysql://a/b", "postgres://a"].every(isDatabaseUrl),
  ).toBe(true);
  expect(["journal:a.log", "a.log", "redis://a", "sqlit:///a"].some(isDatabaseUrl)).toBe(false);
});
