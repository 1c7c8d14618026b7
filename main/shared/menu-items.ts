/** A native menu, as data: Electron's own template is wider. Types only. */
export interface MenuItem {
  /** Every item that can be greyed, hidden or ticked has one: by it the item is found again in the menu that stands. */
  readonly id?: string;
  readonly label?: string;
  readonly type?: 'normal' | 'separator' | 'checkbox' | 'radio';
  /** What the system itself brings. */
  readonly role?: 'appMenu' | 'windowMenu' | 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'selectAll';
  readonly enabled?: boolean;
  readonly checked?: boolean;
  readonly accelerator?: string;
  /** False: the key is only shown. */
  readonly registerAccelerator?: boolean;
  readonly click?: () => void;
  readonly submenu?: readonly MenuItem[];
}

export type Menu = readonly MenuItem[];
