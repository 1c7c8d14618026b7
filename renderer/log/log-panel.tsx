import { useWindowState } from '../bridge/store-context.tsx';
import { everyone, filterLog } from '../state/log-lines.ts';

/** The article's log. */
export function LogPanel() {
  const { server, people } = useWindowState();
  const lines = filterLog(server.exchanges, people, { who: everyone, text: '' });
  return (
    <ol>
      {lines.map((line) => (
        <li key={line.id}>{line.exchange.line}</li>
      ))}
    </ol>
  );
}
