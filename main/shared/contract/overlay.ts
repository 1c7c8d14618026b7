/** What stands over the panes: the palette, the key sheet, and what is asked. It is a page of its own (renderer/overlay.tsx). */
import type { CommandId } from '../command-ids.ts';

export type OverlayKind = 'about' | 'palette' | 'keys' | 'own-app' | 'language' | 'lessons';

export interface OverlayState {
  /** What stands there now; null: nothing. */
  readonly kind: OverlayKind | null;
  /** In the projector view it is as large as the rest. */
  readonly projector: boolean;
}

export interface OverlayRequests {
  'overlay.state': { input: null; output: OverlayState };
  /** Takes it away and gives the keyboard back to where it was. */
  'overlay.close': { input: null; output: null };
  /** Takes it away, gives the keyboard back and runs a command from there, as if its key had been pressed. */
  'overlay.run': { input: { id: CommandId }; output: null };
}

export interface OverlayEvents {
  'overlay.changed': OverlayState;
}
