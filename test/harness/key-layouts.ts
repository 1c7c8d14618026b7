/** What keyboards write, key by key: the layouts by which shortcuts are tried. */

/** Where keys lie: row by row, by the names that DOM events give to places. */
const places = [
  'Backquote Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 Digit0 Minus Equal',
  'KeyQ KeyW KeyE KeyR KeyT KeyY KeyU KeyI KeyO KeyP BracketLeft BracketRight Backslash',
  'KeyA KeyS KeyD KeyF KeyG KeyH KeyJ KeyK KeyL Semicolon Quote',
  'KeyZ KeyX KeyC KeyV KeyB KeyN KeyM Comma Period Slash',
]
  .join(' ')
  .split(' ');

/** Four rows without and with Shift; □ is a dead key, which writes nothing by itself. */
const rows = {
  US: ["`1234567890-= qwertyuiop[]\\ asdfghjkl;' zxcvbnm,./", '~!@#$%^&*()_+ QWERTYUIOP{}| ASDFGHJKL:" ZXCVBNM<>?'],
  'US-International': [
    '□1234567890-= qwertyuiop[]\\ asdfghjkl;□ zxcvbnm,./',
    '□!@#$%□&*()_+ QWERTYUIOP{}| ASDFGHJKL:□ ZXCVBNM<>?',
  ],
  Dvorak: ["`1234567890[] ',.pyfgcrl/=\\ aoeuidhtns- ;qjkxbmwvz", '~!@#$%^&*(){} "<>PYFGCRL?+| AOEUIDHTNS_ :QJKXBMWVZ'],
  AZERTY: ['²&é"\'(-è_çà)= azertyuiop□$* qsdfghjklmù wxcvbn,;:!', '□1234567890°+ AZERTYUIOP□£µ QSDFGHJKLM% WXCVBN?./§'],
  QWERTZ: ['□1234567890ß□ qwertzuiopü+# asdfghjklöä yxcvbnm,.-', '°!"§$%&/()=?□ QWERTZUIOPÜ*\' ASDFGHJKLÖÄ YXCVBNM;:_'],
  Spanish: ["º1234567890'¡ qwertyuiop□+ç asdfghjklñ□ zxcvbnm,.-", 'ª!"·$%&/()=?¿ QWERTYUIOP□*Ç ASDFGHJKLÑ□ ZXCVBNM;:_'],
  Russian: [
    'ё1234567890-= йцукенгшщзхъ\\ фывапролджэ ячсмитьбю.',
    'Ё!"№;%:?*()_+ ЙЦУКЕНГШЩЗХЪ/ ФЫВАПРОЛДЖЭ ЯЧСМИТЬБЮ,',
  ],
  Greek: ["`1234567890-= ;ςερτυθιοπ[]\\ ασδφγηξκλ□' ζχψωβνμ,./", '~!@#$%^&*()_+ :□ΕΡΤΥΘΙΟΠ{}| ΑΣΔΦΓΗΞΚΛ□" ΖΧΨΩΒΝΜ<>?'],
  Hebrew: [";1234567890-= /'קראטוןםפ][\\ שדגכעיחלךף, זסבהנמצתץ.", '~!@#$%^&*)(_+ QWERTYUIOP}{| ASDFGHJKL:" ZXCVBNM><?'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

export type LayoutName = keyof typeof rows;
export const layoutNames = Object.keys(rows) as readonly LayoutName[];

/** One key of a layout, with or without Shift. */
export interface LayoutKey {
  readonly code: string;
  readonly key: string;
  readonly shift: boolean;
}

/** Every key of a layout that writes something, without Shift before with. */
export function keysOfLayout(name: LayoutName): readonly LayoutKey[] {
  return rows[name].flatMap((row, level) => {
    const signs = [...row.replaceAll(' ', '')];
    if (signs.length !== places.length) throw new Error(`${name} has ${signs.length} keys, not ${places.length}`);
    return signs.map((sign, at) => ({ code: places[at] ?? '', key: sign === '□' ? 'Dead' : sign, shift: level === 1 }));
  });
}
