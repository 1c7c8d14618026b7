/** A key press, as DOM events and Electron's input events tell it. */
interface TypedKey {
  /** What it writes in the layout in force: "a", "й", "/", or a name such as "ArrowLeft". */
  readonly key: string;
  /** Where it lies, by the name of what the US layout writes there: "KeyA", "Digit1". */
  readonly code: string;
}

/** Signs that Hebrew and Greek have where Latin layouts have letters. No Latin layout writes them there. */
const signsOfPlaces: Readonly<Record<string, string>> = { KeyQ: '/;', KeyW: "'" };

/**
 * What a key is called in a shortcut, in small letters: what it writes, as browsers take it (Ctrl+W is where W is printed, on
 * Dvorak and AZERTY too); where a layout writes no Latin letters (Russian, Greek, Hebrew), the Latin one of its place.
 */
export function nameOfKey({ key, code }: TypedKey): string {
  const letter = /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase();
  const isForeign = /^[^\p{ASCII}\p{Script=Latin}]$/u.test(key) || signsOfPlaces[code]?.includes(key);
  return letter !== undefined && isForeign ? letter : key.toLowerCase();
}
