/**
 * Semantic types: what the values of a column are in the world (an e-mail address, an IBAN, a latitude), by pattern, checksum where
 * there is one, and for kinds that any number or code could be, by the column's name too. Some kinds are personal data; these
 * are counted with masked examples only.
 *
 * Checksums: Luhn (ISO/IEC 7812) for payment cards, mod 97 (ISO 13616) for IBANs. National identifiers have no common form: they
 * count where the column's name says so, the hyphenated one of the USA without. O(distinct values looked at).
 */
import type { Column } from "../../data/index.ts";

export type SemanticKind =
  | "email"
  | "url"
  | "ipv4"
  | "ipv6"
  | "uuid"
  | "mac"
  | "phone"
  | "postcode"
  | "currency"
  | "percentage"
  | "latitude"
  | "longitude"
  | "coordinates"
  | "payment-card"
  | "iban"
  | "national-id"
  | "person-name"
  | "birth-date"
  | "address";

/** Kinds that may tell who somebody is. */
export const PERSONAL_KINDS: ReadonlySet<SemanticKind> = new Set([
  "email",
  "ipv4",
  "ipv6",
  "mac",
  "phone",
  "payment-card",
  "iban",
  "national-id",
  "person-name",
  "birth-date",
  "address",
  "coordinates",
]);

export interface SemanticShare {
  readonly kind: SemanticKind;
  /** Of the present values looked at. */
  readonly share: number;
  readonly count: number;
  /** At most two, shape only. */
  readonly examples: readonly string[];
}

/** Distinct values looked at; the most frequent of a dictionary are as good as any. */
const MOST_VALUES = 5000;

/** Longer values are prose; none of the kinds is as long. */
const LONGEST = 300;

/**
 * The kind that at least `share` of the values are (default 0.9), the most frequent first kind that fits; undefined for none.
 */
export function semanticType(column: Column, share = 0.9): SemanticShare | undefined {
  return kindShares(column).find((each) => each.share >= share);
}

/** Personal kinds found in at least one value (in two or 1 % where the pattern is weak), most frequent first. */
export function piiKinds(column: Column): SemanticShare[] {
  return kindShares(column).filter(
    ({ kind, share, count }) =>
      PERSONAL_KINDS.has(kind) && (STRONG.has(kind) || share >= 0.5 || (count >= 2 && share >= 0.01)),
  );
}

/** Every kind that any value is, with its share. */
export function kindShares(column: Column): SemanticShare[] {
  const name = column.name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  const values = looked(column);
  let total = 0;
  const tally = new Map<SemanticKind, { count: number; examples: string[] }>();
  for (const [value, count] of values) {
    total += count;
    if (value.length > LONGEST) continue;
    for (const rule of RULES) {
      if (rule.name !== undefined && !rule.name.test(name)) continue;
      if (!rule.is(value, column)) continue;
      let entry = tally.get(rule.kind);
      if (entry === undefined) tally.set(rule.kind, (entry = { count: 0, examples: [] }));
      entry.count += count;
      if (entry.examples.length < 2) entry.examples.push(mask(value));
      break;
    }
  }
  const shares: SemanticShare[] = [];
  for (const [kind, { count, examples }] of tally)
    shares.push(Object.freeze({ kind, share: count / total, count, examples: Object.freeze(examples) }));
  return shares.sort((a, b) => b.share - a.share || (a.kind < b.kind ? -1 : 1));
}

/**
 * The shape of a value: first and last character of its letters and digits, the others as "•"; at most 3 of them give nothing
 * away at all, punctuation stays ("j•••@•••••••.••g").
 */
export function mask(value: string): string {
  const characters = Array.from(value);
  const open = characters.map((character) => /[\p{L}\p{N}]/u.test(character));
  const first = open.indexOf(true);
  const last = open.lastIndexOf(true);
  const hideAll = open.filter(Boolean).length <= 3;
  const masked = characters.map((character, i) =>
    open[i]! && (hideAll || (i !== first && i !== last))
      ? "•"
      : /[\p{L}\p{N}\p{P}\p{S} ]/u.test(character)
        ? character
        : "•",
  );
  return masked.length <= 40 ? masked.join("") : `${masked.slice(0, 30).join("")}…${masked.at(-1)}`;
}

/** Luhn's check of digits, as on payment cards. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    let digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    if (i % 2 === 1) {
      digit *= 2;
      if (digit > 9) digit -= 9;
    }
    sum += digit;
  }
  return digits.length > 0 && sum % 10 === 0;
}

/** The mod 97 check of an IBAN without blanks, in capitals. */
export function passesIban(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** Kinds whose pattern or checksum hardly fits by chance. */
const STRONG: ReadonlySet<SemanticKind> = new Set(["email", "iban", "mac"]);

interface Rule {
  readonly kind: SemanticKind;
  /** Must fit the column's name (lower case words), where the values alone do not tell. */
  readonly name?: RegExp;
  is(value: string, column: Column): boolean;
}

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/;

/** The first that fits counts. */
const RULES: readonly Rule[] = [
  {
    kind: "email",
    is: (v) => v.length <= 254 && /^[\p{L}\p{N}._%+'-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.)+\p{L}{2,24}$/u.test(v),
  },
  {
    kind: "url",
    is: (v) =>
      /^(?:https?|ftp):\/\/[^\s/$.?#][^\s]*$/i.test(v) || /^www\.[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/i.test(v),
  },
  { kind: "ipv4", is: (v) => IPV4.test(v) },
  { kind: "ipv6", is: isIpv6 },
  {
    kind: "uuid",
    is: (v) => /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i.test(v),
  },
  { kind: "mac", is: (v) => /^(?:[0-9a-f]{2}([:-]))(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}$/i.test(v) },
  { kind: "iban", is: (v) => passesIban(v.replaceAll(" ", "").toUpperCase()) },
  { kind: "payment-card", is: isPaymentCard },
  {
    kind: "national-id",
    name: /\b(?:ssn|social security|national id|nino|nin|tax id|passport|insurance number|personnummer|sin|aadhaar|cpf|dni|nif)\b/,
    is: (v) => /^(?=.*\d)[A-Z0-9][A-Z0-9 ./-]{5,18}[A-Z0-9]$/i.test(v),
  },
  { kind: "national-id", is: (v, column) => column.type === "string" && isSocialSecurity(v) },
  {
    kind: "birth-date",
    name: /\b(?:birth ?(?:date|day)|date of birth|dob|born)\b/,
    is: (v, column) => column.type === "date" || /^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}/.test(v),
  },
  {
    kind: "phone",
    is: (v, column) =>
      column.type === "string" && /^(?:\+|00)\d[\d ().-]{6,18}\d$/.test(v) && isDigits(v, 8, 15),
  },
  { kind: "phone", is: (v) => /^(?:1[ .-])?\(?[2-9]\d{2}\)?[ .-]{1,2}\d{3}[ .-]\d{4}$/.test(v) },
  {
    kind: "phone",
    name: /\b(?:phone|mobile|cell|tel|telephone|telefon|fax|handy)\b/,
    is: (v) => /^[+(]?\d[\d ()./-]{4,18}\d$/.test(v) && isDigits(v, 6, 15),
  },
  {
    kind: "postcode",
    name: /\b(?:zip|zip ?code|post ?code|postal(?: code)?|plz)\b/,
    is: (v) => /^(?=.*\d)[A-Z0-9][A-Z0-9 -]{2,9}$/i.test(v),
  },
  { kind: "currency", is: (v) => /^[-(]?(?:[$€£¥₹]|USD|EUR|GBP|CHF|JPY)\s?-?\d[\d.,' ]*\)?[kmb]?$/i.test(v) },
  { kind: "currency", is: (v) => /^-?\d[\d.,' ]*\s?(?:[$€£¥₹]|USD|EUR|GBP|CHF|JPY)$/i.test(v) },
  { kind: "percentage", is: (v) => /^[-+]?\d+(?:[.,]\d+)?\s?%$/.test(v) },
  {
    kind: "latitude",
    name: /\b(?:lat|latitude)\b/,
    is: (v) => v !== "" && Math.abs(Number(v)) <= 90,
  },
  {
    kind: "longitude",
    name: /\b(?:lon|lng|long|longitude)\b/,
    is: (v) => v !== "" && Math.abs(Number(v)) <= 180,
  },
  { kind: "coordinates", is: isCoordinates },
  {
    kind: "person-name",
    name: /\b(?:first name|last name|full name|surname|family name|given name|firstname|lastname|vorname|nachname|customer name|patient name|employee name|patient|person name)\b/,
    is: (v) => /^[\p{L}][\p{L}\p{M}' .,-]{0,60}$/u.test(v),
  },
  {
    kind: "address",
    name: /\b(?:address|street|addr|adresse|strasse|straße)\b/,
    is: (v) => /\p{L}{2}/u.test(v) && /\d/.test(v) && v.length >= 6,
  },
];

/** Distinct present values as trimmed text, with their counts. */
function looked(column: Column): Map<string, number> {
  const values = new Map<string, number>();
  const add = (text: string, times = 1): void => {
    const value = text.trim();
    if (value === "" || (values.size >= MOST_VALUES && !values.has(value))) return;
    values.set(value, (values.get(value) ?? 0) + times);
  };
  switch (column.type) {
    case "string": {
      const times = new Float64Array(column.dictionary.length);
      for (const code of column.codes) if (code >= 0) times[code]!++;
      for (const [code, text] of column.dictionary.entries()) if (times[code]! > 0) add(text, times[code]);
      break;
    }
    case "number":
      for (const value of column.values) if (Number.isFinite(value)) add(String(value));
      break;
    case "date":
      for (const value of column.values)
        if (Math.abs(value) <= 8.64e15) add(new Date(value).toISOString().slice(0, 10));
      break;
    case "json":
      for (const value of column.values)
        if (typeof value === "string" || typeof value === "number") add(String(value));
      break;
    case "boolean":
      break;
  }
  return values;
}

function isIpv6(value: string): boolean {
  if (value.length < 3 || value.length > 45 || !/^[0-9a-f:.]+$/i.test(value) || !value.includes(":"))
    return false;
  const halves = value.split("::");
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  const last = groups.at(-1) ?? "";
  const dotted = last.includes(".");
  if (dotted && !IPV4.test(last)) return false;
  const hex = dotted ? groups.slice(0, -1) : groups;
  if (!hex.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return false;
  const size = hex.length + (dotted ? 2 : 0);
  // Two empty halves and few groups: "12::" is rather a time of day.
  return halves.length === 2 ? size <= 7 && (size >= 2 || value === "::1") : size === 8;
}

function isPaymentCard(value: string): boolean {
  if (!/^\d[\d -]{11,22}\d$/.test(value)) return false;
  const digits = value.replace(/[ -]/g, "");
  // The issuers' ranges: Visa, Mastercard, American Express, Discover, Diners, JCB.
  const issued =
    /^(?:4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2(?:2[2-9]|[3-6]\d|7[01])\d{13}|3[47]\d{13}|6(?:011|5\d\d)\d{12}|3(?:0[0-5]|[68]\d)\d{11}|35\d{14})$/;
  return issued.test(digits) && passesLuhn(digits);
}

/** The US format with its hyphens and without the numbers that are never given. */
function isSocialSecurity(value: string): boolean {
  return /^(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}$/.test(value);
}

function isDigits(value: string, least: number, most: number): boolean {
  const digits = value.replace(/\D/g, "").length;
  return digits >= least && digits <= most;
}

function isCoordinates(value: string): boolean {
  const match = /^\(?\s*(-?\d{1,2}\.\d{3,})\s*[,;]\s*(-?\d{1,3}\.\d{3,})\s*\)?$/.exec(value);
  return match !== null && Math.abs(Number(match[1])) <= 90 && Math.abs(Number(match[2])) <= 180;
}
