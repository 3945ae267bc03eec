import fc from "fast-check";
import { expect, it } from "vitest";
import type { Column } from "../../../../lib/data/index.ts";
import {
  mask,
  passesIban,
  passesLuhn,
  piiKinds,
  semanticType,
} from "../../../../lib/audit/measures/semantic.ts";
import { categories, dataset, numbers } from "../../../golden/audit-data.ts";

function text(name: string, values: readonly string[]): Column {
  const dictionary = [...new Set(values)];
  return {
    type: "string",
    name,
    dictionary,
    codes: Int32Array.from(values, (value) => dictionary.indexOf(value)),
  };
}

it.each([
  ["email", "contact", ["ada@example.org", "bob.smith+x@mail.example.co.uk"]],
  ["url", "link", ["https://example.org/a?b=c", "www.example.com"]],
  ["ipv4", "host", ["192.168.0.1", "8.8.8.8"]],
  ["ipv6", "host", ["2001:db8::8a2e:370:7334", "fe80::1"]],
  ["uuid", "key", ["123e4567-e89b-12d3-a456-426614174000"]],
  ["mac", "device", ["00:1B:44:11:3A:B7"]],
  ["iban", "account", ["DE89 3704 0044 0532 0130 00", "GB82WEST12345698765432"]],
  ["payment-card", "card", ["4111 1111 1111 1111", "5500-0000-0000-0004"]],
  ["phone", "contact", ["+49 30 901820", "(212) 555-0123"]],
  ["phone", "phoneNumber", ["030 901820", "089/123456"]],
  ["postcode", "zip_code", ["10115", "SW1A 1AA"]],
  ["currency", "price", ["$1,299.00", "€ 15", "12,50 €"]],
  ["latitude", "pickup_latitude", ["52.52", "-33.9"]],
  ["longitude", "lng", ["13.405", "-151.2"]],
  ["coordinates", "where", ["52.5200, 13.4050"]],
  ["national-id", "person", ["123-45-6789"]],
  ["person-name", "Last Name", ["O'Neil", "Müller"]],
] as const)("knows %s in %s", (kind, name, values) => {
  expect(semanticType(text(name, values))?.kind).toBe(kind);
});

it.each([
  ["times", ["12:30", "08:15", "12::"]],
  ["versions", ["1.2.3", "300.1.1.1", "1.2.3.4.5"]],
  ["words", ["red", "green", "at@home"]],
  ["cards without a valid check digit", ["4111 1111 1111 1112"]],
  ["numbers that the USA never gave", ["000-12-3456", "666-12-3456", "123-00-4567"]],
])("sees nothing in %s", (name, values) => {
  expect(semanticType(text(name, values))).toBeUndefined();
  expect(piiKinds(text(name, values))).toEqual([]);
});

it("finds nothing personal in the open data sets", () => {
  for (const file of [
    "movies.json",
    "penguins.json",
    "cars.json",
    "seattle-weather.csv",
    "flights-2k.json",
  ]) {
    const rows = dataset(file);
    for (const name of Object.keys(rows[0]!)) {
      const texts = rows.some((row) => typeof row[name] === "string");
      const { codes, labels } = categories(rows, name);
      const column: Column = texts
        ? { type: "string", name, codes, dictionary: labels }
        : { type: "number", name, values: numbers(rows, name), integer: false };
      expect(piiKinds(column), `${file} ${name}`).toEqual([]);
    }
  }
});

it("reports personal kinds masked, with their share", () => {
  const [found, ...others] = piiKinds(text("note", ["ada@example.org", "fine", "late", "none"]));
  expect(others).toEqual([]);
  expect(found).toMatchObject({ kind: "email", share: 0.25, count: 1, examples: ["a••@•••••••.••g"] });
});

it("never shows more than the first and the last letter", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (value) => {
      const shown = Array.from(mask(value)).filter((each) => /[\p{L}\p{N}]/u.test(each));
      expect(shown.length).toBeLessThanOrEqual(2);
    }),
  );
  expect(mask("abc")).toBe("•••");
});

it("Luhn and mod 97 see every single wrong digit", () => {
  const digits = "4111111111111111";
  const iban = "DE89370400440532013000";
  expect(passesLuhn(digits)).toBe(true);
  expect(passesIban(iban)).toBe(true);
  const changed = (text: string, at: number): string =>
    text.slice(0, at) + String((Number(text[at]) + 1) % 10) + text.slice(at + 1);
  for (let at = 0; at < digits.length; at++) expect(passesLuhn(changed(digits, at))).toBe(false);
  for (let at = 2; at < iban.length; at++) expect(passesIban(changed(iban, at))).toBe(false);
});
