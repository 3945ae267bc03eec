/** The result of an audit: its record, with the ways to look at it. Methods are not part of the record's JSON. */
import { digestOf, digestSymbol, displaySymbol } from "../core/index.ts";
import { fromColumns } from "../data/index.ts";
import { reportHtml, reportPage } from "./report-html.ts";
import { reportJunit } from "./report-junit.ts";
import { reportFigures } from "./report-plots.ts";
import { reportText } from "./report-text.ts";
import type { AuditRecord, AuditResult } from "./result.ts";
import { inferContract } from "./schema-contract.ts";

const inspectSymbol = Symbol.for("nodejs.util.inspect.custom");

export function auditResult(record: AuditRecord): AuditResult {
  const methods: Record<string | symbol, unknown> = {
    find: (query: Parameters<AuditResult["find"]>[0]) => {
      const wanted = Object.entries(query).filter(([, value]) => value !== undefined);
      return record.findings.filter((finding) =>
        wanted.every(([key, value]) => finding[key as keyof typeof finding] === value),
      );
    },
    toFrame: () => findingsFrame(record),
    figures: () => reportFigures(record),
    contract: () => inferContract(record.profiles, record.name),
    toHtml: () => reportPage(record),
    toText: (options?: Parameters<AuditResult["toText"]>[0]) => reportText(record, options),
    toJunit: () => reportJunit(record),
    toJSON: () => record,
    [digestSymbol]: () => digestOf(record),
    [displaySymbol]: () => ({ "text/html": reportHtml(record), "text/plain": reportText(record) }),
    [inspectSymbol]: () => reportText(record),
  };
  const result = { ...record };
  for (const key of Reflect.ownKeys(methods))
    Object.defineProperty(result, key, { value: methods[key], enumerable: false });
  return Object.freeze(result) as AuditResult;
}

function findingsFrame({ findings, name }: AuditRecord): ReturnType<AuditResult["toFrame"]> {
  return fromColumns(
    {
      status: findings.map(({ status }) => status),
      check: findings.map(({ check }) => check),
      column: findings.map(({ column }) => column ?? null),
      value: findings.map(({ value }) => value),
      limit: findings.map(({ limit }) => limit ?? null),
      message: findings.map(({ message }) => message),
      fix: findings.map(({ fix }) => fix),
    },
    { name: `${name} findings` },
  );
}
