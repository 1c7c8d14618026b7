import type {
  BackstagePlace,
  BackstageState,
  BenchNotice,
  BenchState,
  LayoutMode,
} from '../../shared/bench-records.ts';
import type { BenchPlan } from './bench-plan.ts';

export interface LookEvents {
  /** `state()` would differ now. */
  readonly changed: () => void;
  /** The pages have to be as large as the view asks for. */
  readonly projected: () => void;
}

/** How the bench lies in its window and what is said of it, apart from who is there. */
export class BenchLook {
  readonly #events: LookEvents;
  #layout: LayoutMode = 'row';
  #backstage: BackstageState;
  #projector = false;
  #name: string | null = null;
  #notice: BenchNotice | null = null;

  /** @param place of the backstage, as the person wanted it last */
  constructor(place: BackstagePlace, events: LookEvents) {
    this.#backstage = { open: true, place, alone: false };
    this.#events = events;
  }

  state(): Pick<BenchState, 'layout' | 'backstage' | 'projector' | 'name' | 'notice'> {
    return {
      layout: this.#layout,
      backstage: this.#backstage,
      projector: this.#projector,
      name: this.#name,
      notice: this.#notice,
    };
  }

  /** As a bench begins; the projector stays on, and a notice stands. */
  beginAs({ name, layout, backstage }: Pick<BenchPlan, 'name' | 'layout' | 'backstage'>): void {
    this.#name = name;
    this.#layout = layout;
    this.#backstage = { ...backstage, alone: false };
    this.#events.changed();
  }

  /** What the bench is called from now on; null: nothing, so that Save asks. */
  setName(name: string | null): void {
    this.#name = name;
    this.#events.changed();
  }

  /** What is to be said about a bench file; null: nothing any more. */
  tellNotice(notice: BenchNotice | null): void {
    this.#notice = notice;
    this.#events.changed();
  }

  setLayout(layout: LayoutMode): void {
    this.#layout = layout;
    this.#events.changed();
  }

  /** Folded away, the panes have the whole window. */
  toggleBackstage(open: boolean = !this.#backstage.open): void {
    this.#backstage = { ...this.#backstage, open, alone: this.#backstage.alone && open };
    this.#events.changed();
  }

  setBackstagePlace(place: BackstagePlace): void {
    this.#backstage = { ...this.#backstage, open: true, place };
    this.#events.changed();
  }

  /** Puts the panes away so that the backstage has the whole window, or brings them back. */
  toggleStage(): void {
    this.#backstage = { ...this.#backstage, open: true, alone: !this.#backstage.alone };
    this.#events.changed();
  }

  /** The projector view: the pages grow with the window's own text. */
  setProjector(on: boolean): void {
    this.#projector = on;
    this.#events.projected();
    this.#events.changed();
  }
}
