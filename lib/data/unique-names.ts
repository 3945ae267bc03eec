/** Names of columns made distinct: the second "a" becomes "a_1", as in DuckDB, as names of a frame must differ. */

/** The names in order, later repeats numbered; a number that is taken is passed over. */
export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set(names);
  const seen = new Set<string>();
  return names.map((name) => {
    if (!seen.has(name)) {
      seen.add(name);
      return name;
    }
    let k = 1;
    while (taken.has(`${name}_${k}`)) k++;
    const fresh = `${name}_${k}`;
    taken.add(fresh);
    seen.add(fresh);
    return fresh;
  });
}
