/**
 * Variables inside a shell line, as IPython has them: `{name}`, `{name.field}`, `{name[0]}` and `$name`. Only names that
 * the caller knows are replaced, so that awk programs, brace expansion, `{{templates}}`, `${this}` and the shell's own
 * variables stay as they are.
 */

const PLACE =
  /\{\{|\$\$|\$\{[^}]*\}|\{([A-Za-z_$][\w$]*)((?:\.[A-Za-z_$][\w$]*|\[[^\]{}]*\])*)\}|\$([A-Za-z_][\w]*)/g;

/**
 * @param names the variables that may be used
 * @param value gives the value of an expression that begins with one of them
 */
export async function interpolate(
  text: string,
  names: readonly string[],
  value: (expression: string) => Promise<unknown>,
): Promise<string> {
  const known = new Set(names);
  let result = "";
  let end = 0;
  for (const match of text.matchAll(PLACE)) {
    const [whole, braced, path, dollar] = match;
    result += text.slice(end, match.index);
    end = match.index + whole.length;
    const name = braced ?? dollar;
    if (name === undefined || !known.has(name)) result += whole;
    else result += word(await value(braced === undefined ? name : name + (path ?? "")));
  }
  return result + text.slice(end);
}

function word(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join(" ") : String(value);
}
