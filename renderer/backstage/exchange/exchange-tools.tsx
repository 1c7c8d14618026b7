import { Copy, GitCompareArrows, Pin, RotateCw, Share2, UsersRound } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button, ToggleButton } from 'react-aria-components';
import { type ExchangeId, parseExchangeId } from '../../../main/shared/exchange-id.ts';
import type { ExchangeMenu, WhyNotSend } from '../../../main/shared/exchange-news.ts';
import { useStore } from '../../state/bridge/store-context.tsx';
import { useSay } from '../../state/messages/say-context.tsx';
import type { Person } from '../../state/people.ts';
import buttons from '../../ui/button.module.css';
import styles from './exchange-tools.module.css';

export interface ExchangeToolsProps {
  readonly exchange: ExchangeId;
  /** Whose it is; null for a guest, whose cookies are not here. */
  readonly person: Person | null;
  readonly onCompare: (first: ExchangeId) => void;
  /** Whether it is kept whatever comes; null where the shop's own inspector decides what is kept. */
  readonly kept: boolean | null;
}

/** What can be done with one exchange. */
export function ExchangeTools({ exchange, person, onCompare, kept }: ExchangeToolsProps) {
  const store = useStore();
  const say = useSay();
  const whyNot = useWhyNotSend(exchange, person);
  const whyNotAgain = whyNot ?? (person?.here ? null : 'nobody');
  return (
    <div className={styles.tools} role="toolbar" aria-label={say('exchange.tools')}>
      <span title={say(`exchange.send.${whyNotAgain ?? 'hint'}`)} className={buttons.hint}>
        <Button
          className={buttons.button ?? ''}
          isDisabled={whyNotAgain !== null}
          onPress={() => void store.ask('exchange.send', { exchange })}
        >
          <RotateCw aria-hidden="true" />
          {say('exchange.send')}
        </Button>
      </span>
      <MenuButton
        menu="send-as"
        exchanges={[exchange]}
        label={say('exchange.send-as')}
        hint={say(whyNot ? `exchange.send.${whyNot}` : 'exchange.send-as.hint')}
        isDisabled={whyNot !== null}
      >
        <UsersRound aria-hidden="true" />
      </MenuButton>
      <Button className={buttons.button ?? ''} onPress={() => onCompare(exchange)}>
        <GitCompareArrows aria-hidden="true" />
        {say('exchange.compare')}
      </Button>
      <MenuButton menu="copy-as" exchanges={[exchange]} label={say('exchange.copy')}>
        <Copy aria-hidden="true" />
      </MenuButton>
      {kept !== null && (
        <span title={say('exchange.keep.hint')} className={buttons.hint}>
          <ToggleButton
            className={buttons.button ?? ''}
            isSelected={kept}
            onChange={(wanted) => void store.ask('exchange.keep', { exchange, kept: wanted })}
          >
            <Pin aria-hidden="true" />
            {say('exchange.keep')}
          </ToggleButton>
        </span>
      )}
    </div>
  );
}

/** Why nobody can send it again. Asked when it is looked at: main keeps requests only for so long. */
function useWhyNotSend(exchange: ExchangeId, person: Person | null): WhyNotSend | null {
  const store = useStore();
  const guest = parseExchangeId(exchange)?.source === 'server' && person === null;
  const [told, setTold] = useState<{ readonly id: ExchangeId; readonly whyNot: WhyNotSend | null } | null>(null);
  useEffect(() => {
    let looking = true;
    void store.askWhole('exchange.sendable', { exchange }).then((answer) => {
      if (looking && answer.ok) setTold({ id: exchange, whyNot: answer.value.whyNot });
    });
    return () => {
      looking = false;
    };
  }, [store, exchange]);
  if (told?.id === exchange) return told.whyNot;
  return guest ? 'guest' : null;
}

/** What can be done with all exchanges that a list shows. */
export function ListTools({ exchanges }: { readonly exchanges: readonly ExchangeId[] }) {
  const say = useSay();
  return (
    <MenuButton menu="list" exchanges={exchanges} label={say('exchange.list')} iconOnly>
      <Share2 aria-hidden="true" />
    </MenuButton>
  );
}

interface MenuButtonProps {
  readonly menu: ExchangeMenu;
  readonly exchanges: readonly ExchangeId[];
  readonly label: string;
  readonly iconOnly?: boolean;
  readonly hint?: string;
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
}

/** Opens a native menu under itself. */
function MenuButton({ menu, exchanges, label, iconOnly = false, hint, isDisabled = false, children }: MenuButtonProps) {
  const store = useStore();
  const button = useRef<HTMLButtonElement>(null);
  const popUp = () => {
    const place = button.current?.getBoundingClientRect();
    const x = Math.round(place?.left ?? 0);
    void store.ask('exchange.menu', { menu, exchanges, x, y: Math.round(place?.bottom ?? 0) });
  };
  return (
    <span title={hint ?? (iconOnly ? label : undefined)} className={buttons.hint}>
      <Button
        ref={button}
        className={(iconOnly ? buttons.icon : buttons.button) ?? ''}
        aria-haspopup="menu"
        isDisabled={isDisabled}
        onPress={popUp}
        {...(iconOnly ? { 'aria-label': label } : {})}
      >
        {children}
        {!iconOnly && label}
      </Button>
    </span>
  );
}
