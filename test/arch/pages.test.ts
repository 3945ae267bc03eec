/** The pages of the project: every link leads somewhere, every page is linked from one, every picture is shown and light. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const pages = [
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  ...markdownBelow("docs"),
  "vendor/tfjs/README.md",
];
const images = readdirSync(join(root, "docs/images")).map((name) => `docs/images/${name}`);
const links = pages.flatMap((page) => linksOf(page).map((target) => ({ page, target })));
const reached = new Set(links.map(({ page, target }) => fileOf(page, target)));

it("leads nowhere by no link", () => {
  const dead = links
    .filter(({ page, target }) => !existsSync(join(root, fileOf(page, target))))
    .map(({ page, target }) => `${page}: ${target}`);
  expect(dead).toEqual([]);
});

it("leads to headings that are there", () => {
  const dead = links
    .filter(({ page, target }) => {
      const [, heading] = target.split("#");
      const file = fileOf(page, target);
      return heading && file.endsWith(".md") && existsSync(join(root, file)) && !headings(file).has(heading);
    })
    .map(({ page, target }) => `${page}: ${target}`);
  expect(dead).toEqual([]);
});

it("links every page of docs", () => {
  const linked = new Set(
    [...reached].map((path) => (existsSync(join(root, path, "README.md")) ? join(path, "README.md") : path)),
  );
  expect(markdownBelow("docs").filter((page) => !linked.has(page))).toEqual([]);
});

it("shows every picture, with words for those who cannot see it", () => {
  expect(images.filter((image) => !reached.has(image))).toEqual([]);
  const mute = pages.flatMap((page) =>
    [...read(page).matchAll(/<img\b[^>]*>|!\[([^\]]*)\]\(/g)]
      .filter(([tag, alt]) => (alt ?? /alt="([^"]*)"/.exec(tag)?.[1] ?? "").length < 10)
      .map(([tag]) => `${page}: ${tag}`),
  );
  expect(mute).toEqual([]);
});

it("keeps pictures light", () => {
  const sizes = images.map((image) => ({ image, kB: Math.round(statSync(join(root, image)).size / 1000) }));
  expect(sizes.filter(({ kB }) => kB > 150)).toEqual([]);
  expect(sizes.reduce((sum, { kB }) => sum + kB, 0)).toBeLessThan(3000);
});

/** Targets inside the project, of Markdown and of HTML; code is no link. */
function linksOf(page: string): string[] {
  const text = read(page)
    .replace(/^(```+)[^]*?^\1/gm, "")
    .replace(/`[^`\n]*`/g, "");
  return [...text.matchAll(/\]\(([^)\s]+)(?: "[^"]*")?\)|(?:src|srcset|href)="([^"]+)"/g)]
    .map((match) => (match[1] ?? match[2])!)
    .filter((target) => !/^(?:[a-z]+:|#)/.test(target));
}

function fileOf(page: string, target: string): string {
  return normalize(join(dirname(page), decodeURIComponent(target.split("#")[0]!))).replace(/\/$/, "");
}

/** As GitHub names them: lower case, words joined by hyphens, other signs gone. */
function headings(file: string): Set<string> {
  return new Set(
    [...read(file).matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
      heading!
        .toLowerCase()
        .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .trim()
        .replaceAll(" ", "-"),
    ),
  );
}

function markdownBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}

function read(page: string): string {
  return readFileSync(join(root, page), "utf8");
}
