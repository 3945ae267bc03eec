/** Environment variables without their secrets. */

const SECRET = /KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL/i;

/** True when a variable's name says that its value should not be shown. */
export function isSecret(name: string): boolean {
  return SECRET.test(name);
}

/** A copy in order of names, with the values of secrets replaced by `<hidden>`. */
export function visibleEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment)
      .filter((entry): entry is [string, string] => entry[1] !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => [name, isSecret(name) ? "<hidden>" : value]),
  );
}
