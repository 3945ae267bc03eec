/** The law of redeclaration: after any sequence of declarations of one name, of any kinds, the last one holds. */
import fc from "fast-check";
import { Session, type Runtime } from "node:inspector";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rewriteForRepl, type Group } from "../../../kernel/language/declarations.ts";

const FORMS = {
  let: (name: string, value: number) => `let ${name} = ${value}`,
  const: (name: string, value: number) => `const ${name} = ${value}`,
  var: (name: string, value: number) => `var ${name} = ${value}`,
  function: (name: string, value: number) => `function ${name}() { return ${value} }`,
  class: (name: string, value: number) => `class ${name} { static value = ${value} }`,
  pattern: (name: string, value: number) =>
    `const { ${name}, other: [${name}2] } = { ${name}: ${value}, other: [0] }`,
  list: (name: string, value: number) => `let ${name}2 = 0, ${name} = ${value}`,
  exported: (name: string, value: number) => `export const ${name} = ${value}`,
  loop: (name: string, value: number) => `for (var ${name} = ${value}, ${name}3 = 1; false; ) {}`,
  each: (name: string, value: number) => `for (var ${name} of [${value}]) {}`,
  block: (name: string, value: number) => `{ var { ${name}, x: ${name}4 } = { ${name}: ${value} }; }`,
} as const;
type Form = keyof typeof FORMS;

const session = new Session();
beforeAll(() => session.connect());
afterAll(() => session.disconnect());

function evaluate(expression: string): Promise<unknown> {
  return new Promise((resolve) => {
    session.post(
      "Runtime.evaluate",
      {
        expression,
        replMode: true,
        awaitPromise: true,
        returnByValue: true,
      } as Runtime.EvaluateParameterType,
      (error, result) =>
        resolve(error ?? result.exceptionDetails?.exception?.description ?? (result.result.value as unknown)),
    );
  });
}

describe("redeclaration", () => {
  it("gives the last value for every sequence of kinds", async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...(Object.keys(FORMS) as Form[])), { minLength: 1, maxLength: 6 }),
        async (forms) => {
          const name = `law${run++}_`;
          const known = new Map<string, Group>();
          for (const [value, form] of forms.entries()) {
            const { js, declared } = rewriteForRepl(FORMS[form](name, value), known);
            const outcome = await evaluate(js);
            expect(typeof outcome === "string" && outcome.includes("Error") ? outcome : "", js).toBe("");
            for (const [key, group] of declared) known.set(key, group);
            const read = form === "function" ? `${name}()` : form === "class" ? `${name}.value` : name;
            expect(await evaluate(read), `${forms.slice(0, value + 1).join(", ")}: ${js}`).toBe(value);
          }
        },
      ),
      { seed: 7, numRuns: 300 },
    );
  });

  it("keeps the number of lines when nothing is moved", () => {
    const text =
      "const a = 1;\nexport class B {\n  x = 1;\n}\nimport {\n  c,\n  d as e\n} from 'x';\nexport default a;";
    const { js } = rewriteForRepl(text, new Map([["a", "var"]]));
    expect(js.split("\n")[1]).toContain("class B");
  });

  it("throws on assignment to a constant, of this cell or an earlier one, but not to a shadow of it", () => {
    const guarded = (text: string, constants: string[] = []): boolean =>
      rewriteForRepl(text, new Map(), new Set(constants)).js.includes("__assay.constant");
    expect(guarded("const a = 1; a = 2")).toBe(true);
    expect(guarded("a++", ["a"])).toBe(true);
    expect(guarded("function f() { a += 1 }", ["a"])).toBe(true);
    expect(guarded("let a = 1; a = 2", ["a"])).toBe(false);
    expect(guarded("function f(a) { a = 2 }", ["a"])).toBe(false);
    expect(guarded("x.a = 2; a === 2; a => 2", ["a"])).toBe(false);
  });
});
