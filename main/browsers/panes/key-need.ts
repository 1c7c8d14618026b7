import type { PageView } from '../engine/page-view.ts';

/** What a page may need a key for: text that is being written, or that and scrolling. */
export type KeyNeed = 'text' | 'text-or-scroll';

/** Whether the page needs such a key itself. A page that cannot answer (none is there, it has crashed) needs none. */
export async function pageNeeds(view: PageView, need: KeyNeed): Promise<boolean> {
  try {
    return (await view.run(need === 'text' ? isWriting : `${isWriting} || ${canScroll}`)) === true;
  } catch {
    return false;
  }
}

/** What has the keyboard, inside of shadow trees too. Into frames of other sites nobody can look: what is there keeps its keys. */
const isWriting = `(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  const buttons = ['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit'];
  if (at instanceof HTMLInputElement) return !buttons.includes(at.type);
  return at instanceof HTMLTextAreaElement || at instanceof HTMLIFrameElement || at?.isContentEditable === true;
})()`;

/** From what has the keyboard outwards to the whole page. A list of choices steps through them by the same keys. */
const canScroll = `(() => {
  const page = document.scrollingElement;
  for (let at = document.activeElement ?? page; at; at = at.parentElement) {
    if (at instanceof HTMLSelectElement) return true;
    const { overflowY } = getComputedStyle(at);
    const scrolls = at === page ? overflowY !== 'hidden' : overflowY === 'auto' || overflowY === 'scroll';
    if (scrolls && at !== document.body && at.scrollHeight > at.clientHeight + 1) return true;
  }
  return false;
})()`;
