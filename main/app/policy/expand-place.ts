/** Whose machine it is: what a path in a policy for thirty machines leaves open. */
export interface PersonalPlaces {
  readonly home: string;
  readonly user: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Puts the person's own folders into a path: "~" at its beginning, "%USERNAME%" everywhere, on Windows every name of the
 * environment ("%LOCALAPPDATA%"). A name that there is not stays as it stands.
 */
export function expandPlace(path: string, { home, user, env }: PersonalPlaces): string {
  return path
    .replace(/^~(?=$|[\\/])/, () => home)
    .replace(/%(\w+)%/g, (whole, name: string) => {
      if (name.toUpperCase() === 'USERNAME') return user;
      // Windows does not tell capitals from small letters here.
      const found = Object.keys(env).find((one) => one.toUpperCase() === name.toUpperCase());
      return (found && env[found]) ?? whole;
    });
}
