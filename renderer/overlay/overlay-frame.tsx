import type { ReactNode } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import type { OverlayKind } from '../../main/shared/contract/overlay.ts';
import type { MessageKey } from '../../main/shared/messages/messages.ts';
import { useSay } from '../state/messages/say-context.tsx';
import { AboutDialog } from './about-dialog.tsx';
import { CommandPalette } from './command-palette.tsx';
import { KeySheet } from './key-sheet.tsx';
import { LanguageDialog } from './language-dialog.tsx';
import { LessonsOverview } from './lessons-overview.tsx';
import { useOverlay } from './overlay-context.tsx';
import styles from './overlay-frame.module.css';
import { OwnAppEntry } from './own-app-entry.tsx';

const shown: Readonly<Record<OverlayKind, { readonly title: MessageKey; readonly content: ReactNode }>> = {
  about: { title: 'about.title', content: <AboutDialog /> },
  palette: { title: 'palette.title', content: <CommandPalette /> },
  keys: { title: 'keys.title', content: <KeySheet /> },
  language: { title: 'language.title', content: <LanguageDialog /> },
  lessons: { title: 'lesson.all', content: <LessonsOverview /> },
  'own-app': { title: 'header.own-app', content: <OwnAppEntry /> },
};

/** What is looked up or asked, over a window that waits: Escape, and a click beside it, lead back. */
export function OverlayFrame({ kind }: { readonly kind: OverlayKind }) {
  const { close } = useOverlay();
  const say = useSay();
  const { title, content } = shown[kind];
  return (
    <ModalOverlay className={styles.veil ?? ''} isOpen isDismissable onOpenChange={(open) => open || close()}>
      <Modal className={styles.place ?? ''}>
        <Dialog className={styles.dialog ?? ''} aria-label={say(title)} data-kind={kind}>
          {content}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
