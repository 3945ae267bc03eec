/** JUnit's XML: one suite, one test case for each finding, so that any CI shows an audit as tests. */
import type { Finding } from "./check.ts";
import type { AuditRecord } from "./result.ts";

/** Failures are `fail`, errors are broken checks; what was not evaluated is skipped, warnings pass with their text as output. */
export function reportJunit({ name, findings, verdict }: AuditRecord): string {
  const { counts } = verdict;
  const cases = findings.map((finding) => {
    const attributes = `classname="${xml(`${name}.${finding.area}`)}" name="${xml(finding.id)}"`;
    const body = caseBody(finding);
    return body === "" ? `  <testcase ${attributes}/>` : `  <testcase ${attributes}>${body}</testcase>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuite name="${xml(`audit of ${name}`)}" tests="${findings.length}" failures="${counts.fail}" errors="${counts.error}" skipped="${counts.not_evaluated}">`,
    ...cases,
    "</testsuite>",
    "",
  ].join("\n");
}

function caseBody({ status, message, fix }: Finding): string {
  switch (status) {
    case "fail":
      return `<failure message="${xml(message)}">${xml(fix)}</failure>`;
    case "error":
      return `<error message="${xml(message)}"/>`;
    case "not_evaluated":
      return `<skipped message="${xml(message)}"/>`;
    case "warn":
    case "accepted":
      return `<system-out>${xml(`${status}: ${message} ${fix}`)}</system-out>`;
    default:
      return "";
  }
}

/** Escapes, and leaves out what XML 1.0 cannot hold. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "\u{FFFD}")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\n", "&#10;");
}
