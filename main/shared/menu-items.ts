/** What the system does with text that is being written. */
export type TextRole = 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'selectAll';

/** A native menu, as data: Electron's own template is wider. Types only. */
export interface MenuItem {
  /** Every item that can be greyed, hidden or ticked has one: by it the item is found again in the menu that stands. */
  readonly id?: string;
  readonly label?: string;
  readonly type?: 'normal' | 'separator' | 'checkbox' | 'radio';
  /** What the system itself brings. */
  readonly role?:
    | TextRole
    | 'about'
    | 'services'
    | 'hide'
    | 'hideOthers'
    | 'unhide'
    | 'window'
    | 'minimize'
    | 'zoom'
    | 'front';
  readonly enabled?: boolean;
  readonly checked?: boolean;
  readonly accelerator?: string;
  /** False: the key is only shown. */
  readonly registerAccelerator?: boolean;
  readonly click?: () => void;
  readonly submenu?: readonly MenuItem[];
}

export type Menu = readonly MenuItem[];
