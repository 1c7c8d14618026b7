import { useState } from 'react';
import { Button, Checkbox, Form } from 'react-aria-components';
import type { CookieView, JarState } from '../../../main/shared/bench-records.ts';
import { useStore } from '../../state/bridge/store-context.tsx';
import { useSay } from '../../state/messages/say-context.tsx';
import buttons from '../../ui/button.module.css';
import { type CookieFields, fieldsOf, readFields } from './cookie-draft.ts';
import styles from './cookie-form.module.css';

export interface CookieFormProps {
  readonly jar: JarState;
  /** Null: a new cookie. */
  readonly cookie: CookieView | null;
  /** For a new cookie: whose it would be. */
  readonly host: string;
  readonly done: () => void;
}

const sameSites = ['unspecified', 'lax', 'strict', 'no_restriction'] as const;

/** A cookie's parts, to be written in place. What a browser would not keep is said in a sentence, and nothing typed is lost. */
export function CookieForm({ jar, cookie, host, done }: CookieFormProps) {
  const store = useStore();
  const say = useSay();
  const [fields, setFields] = useState(() => fieldsOf(cookie, host));
  const [refusal, setRefusal] = useState<string | null>(null);
  const change = (part: Partial<CookieFields>) => setFields({ ...fields, ...part });
  const old = cookie && { name: cookie.name, domain: cookie.domain, path: cookie.path };

  const show = async () => {
    if (!old) return;
    const answer = await store.ask('cookie.reveal', { jarId: jar.id, cookie: old });
    if (answer) change({ value: answer.value });
  };
  const save = async () => {
    const read = readFields(fields, cookie, Date.now());
    if (!read.ok) return setRefusal(say(read.reason));
    const answer = await store.ask('cookie.write', { jarId: jar.id, old, cookie: read.cookie });
    if (answer?.refused) return setRefusal(say('cookie-form.engine', { reason: answer.refused }));
    if (answer) done();
  };
  const text = (part: 'name' | 'host' | 'path', wide = false) => (
    <label className={styles.field} data-wide={wide}>
      <span>{say(`cookie-form.${part}`)}</span>
      <input
        value={fields[part]}
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: the form opens where the person asked for it.
        autoFocus={part === 'name' && cookie === null}
        onChange={(event) => change({ [part]: event.currentTarget.value })}
      />
    </label>
  );
  return (
    <Form
      className={styles.form ?? ''}
      aria-label={
        cookie ? say('cookie-form.edit', { cookie: cookie.name }) : say('cookie-form.new', { name: jar.name })
      }
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {text('name')}
      {fields.value === null ? (
        <p className={styles.field} data-wide>
          <span>{say('cookie-form.value')}</span>
          <span className={styles.masked}>
            <code>{cookie?.value}</code>
            <Button className={buttons.quiet ?? ''} onPress={() => void show()} autoFocus>
              {say('cookie-form.show')}
            </Button>
          </span>
        </p>
      ) : (
        <label className={styles.field} data-wide>
          <span>{say('cookie-form.value')}</span>
          <input
            value={fields.value}
            spellCheck={false}
            // biome-ignore lint/a11y/noAutofocus: the person has just asked for this value.
            autoFocus={cookie !== null}
            onChange={(event) => change({ value: event.currentTarget.value })}
          />
        </label>
      )}
      {text('host')}
      {text('path')}
      <label className={styles.field}>
        <span>{say('cookie-form.expires')}</span>
        <input
          type="datetime-local"
          value={fields.expires}
          onChange={(event) => change({ expires: event.currentTarget.value })}
        />
      </label>
      <label className={styles.field}>
        <span>SameSite</span>
        <select
          value={fields.sameSite}
          onChange={({ currentTarget }) =>
            change({ sameSite: sameSites.find((one) => one === currentTarget.value) ?? 'lax' })
          }
        >
          {sameSites.map((one) => (
            <option key={one} value={one}>
              {say(`cookie-form.same-site.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <p className={styles.flags}>
        {(['secure', 'httpOnly', 'hostOnly'] as const).map((flag) => (
          <Checkbox
            key={flag}
            className={styles.flag ?? ''}
            isSelected={fields[flag]}
            onChange={(on) => change({ [flag]: on })}
          >
            <span className={styles.box} aria-hidden="true" />
            {{ secure: 'Secure', httpOnly: 'HttpOnly', hostOnly: say('cookie-form.host-only') }[flag]}
          </Checkbox>
        ))}
      </p>
      {refusal !== null && (
        <p className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
      <p className={styles.flags}>
        <Button type="submit" className={buttons.button ?? ''}>
          {say('cookie-form.save')}
        </Button>
        <Button className={buttons.quiet ?? ''} onPress={done}>
          {say('cookie-form.cancel')}
        </Button>
      </p>
    </Form>
  );
}
