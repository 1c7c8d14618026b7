import type { Say } from '../../../main/shared/messages/messages.ts';
import type { SpokenNews } from '../../state/window-state.ts';

/** What came of it, in one short sentence. */
export function newsWords(say: Say, news: SpokenNews): string {
  switch (news.kind) {
    case 'sending':
      return say('exchange.sending', { name: news.name });
    case 'copied':
      if (news.form === 'markdown' || news.form === 'mermaid')
        return say(`exchange.copied.${news.form}`, { count: news.count });
      return say(news.secrets ? 'exchange.copied.request-with-secrets' : 'exchange.copied.request', {
        form: say(`exchange.form.${news.form}`),
      });
    case 'not-copied':
      return say(`exchange.not-copied.${news.why}`, { form: say(`exchange.form.${news.form}`) });
    case 'no-own-token':
      return say('exchange.no-own-token', { name: news.name });
    case 'cleared':
      return say('exchange.cleared', { count: news.count });
    case 'saved':
      return [
        say('exchange.saved', { file: news.file, count: news.count }),
        ...(news.unfinished > 0 ? [say('exchange.saved.unfinished', { count: news.unfinished })] : []),
      ].join(' ');
  }
}
