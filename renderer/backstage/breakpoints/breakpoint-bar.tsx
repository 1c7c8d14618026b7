import { useEffect, useEffectEvent, useState } from 'react';
import { Input, Switch, TextField, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { RequestInput } from '../../../main/shared/contract.ts';
import { jarOfVisitor, visitorOfJar } from '../../../main/shared/visitor-id.ts';
import type { HoldPlace } from '../../../server/inspector/records.ts';
import { useStore, useWindowState } from '../../state/bridge/store-context.tsx';
import { useSay } from '../../state/messages/say-context.tsx';
import { everyone, standingWho } from '../../state/participants.ts';
import { joinClasses } from '../../ui/join-classes.ts';
import { WhoFilter } from '../../ui/who-filter.tsx';
import hands from '../switchboard/switch-control.module.css';
import styles from './breakpoint-bar.module.css';
import { HeldList } from './held-list.tsx';

type Order = RequestInput<'breakpoints.set'>;

const places: readonly HoldPlace[] = ['gate', 'between', 'answer'];

/** Which requests are held, where on their way, and who stands there now. */
export function BreakpointBar() {
  const store = useStore();
  const { breakpoints, people } = useWindowState('breakpoints', 'people');
  const say = useSay();
  const [where, setWhere] = useState<HoldPlace>('between');
  const [who, setWho] = useState(everyone);
  const [formsOnly, setFormsOnly] = useState(true);
  const [path, setPath] = useState('');
  const { holding } = breakpoints;
  const order = (change: { where?: HoldPlace; who?: string; formsOnly?: boolean; path?: string } = {}): Order => {
    const wanted = { where, who, formsOnly, path, ...change };
    // "everyone" is no single visitor.
    const jarId = jarOfVisitor(wanted.who);
    return {
      where: wanted.where,
      ...(jarId === null ? {} : { who: visitorOfJar(jarId) }),
      ...(wanted.formsOnly ? { method: 'POST' as const } : {}),
      ...(wanted.path.trim() === '' ? {} : { path: wanted.path.trim() }),
    };
  };
  /** A standing order follows what is chosen. */
  const change = (news: Parameters<typeof order>[0]) => {
    if (holding) void store.ask('breakpoints.set', order(news));
  };
  // Who was waited for has gone: nobody would ever be held, and no filter would be seen to say so.
  const standing = standingWho(who, people, []);
  const waitForAll = useEffectEvent(() => {
    setWho(everyone);
    change({ who: everyone });
  });
  useEffect(() => {
    if (standing !== who) waitForAll();
  }, [standing, who]);

  return (
    <section className={styles.bar} aria-label={say('breakpoints.title')}>
      <div className={styles.order}>
        <Switch
          className={joinClasses(hands.switch, styles.hold)}
          isSelected={holding}
          onChange={(on) => void (on ? store.ask('breakpoints.set', order()) : store.ask('breakpoints.remove', null))}
        >
          <span className={hands.track} aria-hidden="true" />
          {say('breakpoints.hold')}
        </Switch>
        {/* While somebody stands there, they are what counts: the place is theirs. */}
        {breakpoints.held.length === 0 && (
          <>
            <ToggleButtonGroup
              className={styles.choices ?? ''}
              aria-label={say('breakpoints.where')}
              selectionMode="single"
              disallowEmptySelection
              selectedKeys={[where]}
              onSelectionChange={(keys) => {
                const chosen = places.find((place) => keys.has(place)) ?? where;
                setWhere(chosen);
                change({ where: chosen });
              }}
            >
              {places.map((place) => (
                <ToggleButton key={place} id={place} className={styles.choice ?? ''}>
                  {say(`breakpoints.${place}`)}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
            <WhoFilter
              present
              who={who}
              onWho={(chosen) => {
                setWho(chosen);
                change({ who: chosen });
              }}
            />
            <ToggleButton
              className={styles.choice ?? ''}
              isSelected={formsOnly}
              onChange={(only) => {
                setFormsOnly(only);
                change({ formsOnly: only });
              }}
            >
              {say('breakpoints.forms')}
            </ToggleButton>
            <TextField
              aria-label={say('breakpoints.path')}
              className={styles.path ?? ''}
              value={path}
              onChange={setPath}
              onBlur={() => change({})}
            >
              <Input
                className={styles.field ?? ''}
                placeholder={say('breakpoints.path.any')}
                onKeyDown={(event) => event.key === 'Enter' && change({})}
              />
            </TextField>
          </>
        )}
      </div>
      {holding || breakpoints.held.length > 0 ? (
        <HeldList breakpoints={breakpoints} />
      ) : (
        <p className={styles.limit}>{say('breakpoints.limit')}</p>
      )}
    </section>
  );
}
