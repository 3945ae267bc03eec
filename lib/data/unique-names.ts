/** Names of columns made distinct: the second "a" becomes "a_1", as in DuckDB, as names of a frame must differ. */

/**
 * The names in order, later repeats numbered; a number that is taken is passed over.
 * @param options `ignoreCase`: "a" and "A" are one name, as for the engine
 */
export function uniqueNames(
  names: readonly string[],
  { ignoreCase = false }: { readonly ignoreCase?: boolean } = {},
): string[] {
  const key = (name: string): string => (ignoreCase ? name.toLowerCase() : name);
  const taken = new Set(names.map(key));
  const seen = new Set<string>();
  return names.map((name) => {
    if (!seen.has(key(name))) {
      seen.add(key(name));
      return name;
    }
    let k = 1;
    while (taken.has(key(`${name}_${k}`))) k++;
    const fresh = `${name}_${k}`;
    taken.add(key(fresh));
    seen.add(key(fresh));
    return fresh;
  });
}
