/** A window that is not there: it remembers what it was told and shown. */
import type { EventName, Events } from '../../main/shared/contract.ts';
import type { Menu, MenuItem } from '../../main/shared/menu-items.ts';
import type { Question, ShellHost } from '../../main/window/shell/shell-host.ts';

export class FakeShellHost implements ShellHost {
  readonly told: { readonly name: EventName; readonly event: unknown }[] = [];
  readonly #listeners = new Set<(name: EventName, event: unknown) => void>();
  readonly asked: Question[] = [];
  readonly informed: string[] = [];
  readonly opened: string[] = [];
  /** What a person answers to every question. */
  agrees = true;
  title = '';
  fullScreen = false;
  menus: Menu = [];
  popped: Menu = [];
  copied = '';
  /** Another app is in front: nobody looks after the keyboard by itself. */
  active = false;
  hasKeyboard = false;
  readonly overlay = {
    shown: false,
    hasKeyboard: false,
    show() {
      this.shown = true;
      this.hasKeyboard = true;
    },
    focus() {
      this.hasKeyboard = true;
    },
    hide() {
      this.shown = false;
      this.hasKeyboard = false;
    },
  };
  /** How often the trainer's window was asked for. */
  trainerShown = 0;
  readonly #keyboardMoved: (() => void)[] = [];
  readonly #fullScreenLeft: (() => void)[] = [];
  hasQuit = false;

  readonly tell = <N extends EventName>(name: N, event: Events[N]): void => {
    this.told.push({ name, event });
    for (const listener of this.#listeners) listener(name, event);
  };

  /** Hears what is told from now on. */
  onTold(listener: (name: EventName, event: unknown) => void): void {
    this.#listeners.add(listener);
  }

  showTrainer(): void {
    this.trainerShown += 1;
  }

  takeKeyboard(): void {
    this.hasKeyboard = true;
    this.overlay.hasKeyboard = false;
  }

  onKeyboard(moved: () => void): void {
    this.#keyboardMoved.push(moved);
  }

  setTitle(title: string): void {
    this.title = title;
  }

  setFullScreen(full: boolean): void {
    this.fullScreen = full;
    if (!full) for (const left of this.#fullScreenLeft) left();
  }

  onFullScreenLeft(left: () => void): void {
    this.#fullScreenLeft.push(left);
  }

  showMenus(menus: Menu): void {
    this.menus = menus;
  }

  popUpMenu(menu: Menu): void {
    this.popped = menu;
  }

  async ask(question: Question): Promise<boolean> {
    this.asked.push(question);
    return this.agrees;
  }

  async inform({ message }: { readonly message: string }): Promise<void> {
    this.informed.push(message);
  }

  async copyText(text: string): Promise<void> {
    this.copied = text;
  }

  async openFolder(path: string): Promise<string> {
    this.opened.push(path);
    return '';
  }

  quit(): void {
    this.hasQuit = true;
  }

  /** Everything that was told of one name, oldest first. */
  heard<N extends EventName>(name: N): readonly Events[N][] {
    return this.told.filter((one) => one.name === name).map(({ event }) => event as Events[N]);
  }

  /** What was told of one name last. */
  last<N extends EventName>(name: N): Events[N] | undefined {
    return this.heard(name).at(-1);
  }

  /** An item of the menus of the app or of the one that popped up, by its id. */
  item(id: string): MenuItem | undefined {
    return flatten([...this.popped, ...this.menus]).find((candidate) => candidate.id === id);
  }

  /** A person chooses an item of the menus of the app or of the one that popped up. @throws when it is not there or greyed */
  choose(id: string): void {
    const item = flatten([...this.menus, ...this.popped]).find((candidate) => candidate.id === id);
    if (item?.enabled === false || !item?.click) throw new Error(`${id} cannot be chosen`);
    item.click();
  }
}

function flatten(menu: Menu): readonly MenuItem[] {
  return menu.flatMap((item) => [item, ...flatten(item.submenu ?? [])]);
}
