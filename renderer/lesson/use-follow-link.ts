import type { LessonLink } from '../../main/shared/lesson-records.ts';
import { useShowCode } from '../backstage/code/code-place.tsx';
import { useShowSwitch } from '../backstage/switchboard/switch-place.tsx';
import { useStore } from '../state/bridge/store-context.tsx';
import { useThread } from '../thread/thread-context.tsx';

/** Lights up what a link in a lesson names, or opens it. */
export function useFollowLink(): (link: LessonLink) => Promise<void> {
  const store = useStore();
  const { hold } = useThread();
  const showCode = useShowCode();
  const showSwitch = useShowSwitch();
  return async (link) => {
    switch (link.kind) {
      case 'thread': {
        const jar = store.read()?.jars.find(({ name, site }) => site === 'shop' && name.toLowerCase() === link.who);
        if (jar) hold({ kind: 'person', jarId: jar.id });
        return;
      }
      case 'switch':
        showSwitch(link.name);
        return;
      case 'panel':
        await store.ask('command.run', { id: `backstage.${link.panel}` });
        return;
      case 'visit':
        await store.ask('lesson.visit', { who: link.who, page: link.page });
        return;
      case 'code': {
        const read = await store.ask('code.read', { file: link.file });
        const line = read?.text.split('\n').findIndex((one) => one.includes(link.has)) ?? -1;
        if (line >= 0) showCode({ file: link.file, line: line + 1 });
      }
    }
  };
}
