/** Audits of files for a command line: what an interrupt leaves behind. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { auditFiles, type AuditFilesOptions, type Speaker } from "../../../lib/audit/index.ts";

const folder = mkdtempSync(join(tmpdir(), "assay-audit-files-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const data = join(folder, "data.csv");
writeFileSync(data, `a,b\n${"1,2\n3,4\n".repeat(200)}`);

async function stoppedAt(
  message: RegExp,
  options: Partial<AuditFilesOptions>,
): Promise<{ code: number; said: string }> {
  const stop = new AbortController();
  let said = "";
  const place: Speaker = {
    print: (text) => (said += text),
    warn: (text) => {
      said += text;
      if (message.test(text)) stop.abort(new Error("Ctrl-C"));
    },
    colour: false,
    live: true,
    width: 100,
    signal: stop.signal,
  };
  const code = await auditFiles({ files: [data], failOn: "fail", quiet: false, ...options }, place);
  return { code, said };
}

it("keeps what is known, writes whole files or none, and answers 3", async () => {
  const [html, json, contract] = ["stopped.html", "stopped.json", "contract.json"].map((name) =>
    join(folder, name),
  );
  writeFileSync(contract!, "as before");
  const { code, said } = await stoppedAt(/column a/, { html, json, writeContract: contract! });
  expect(code).toBe(3);
  expect(said).toContain("data.csv");
  expect(readFileSync(html!, "utf8")).toMatch(/<\/html>\s*$/);
  expect(JSON.parse(readFileSync(json!, "utf8"))).toMatchObject({ kind: "assay.audit", complete: false });
  expect(readFileSync(contract!, "utf8")).toBe("as before");
  expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
});

it("does not begin with the next file", async () => {
  const { code, said } = await stoppedAt(/column a/, {
    files: [data, join(folder, "never.csv")],
    quiet: true,
  });
  expect(code).toBe(3);
  expect(said).not.toContain("never.csv");
});
