import { Component, type ReactNode } from 'react';
import { useSay } from '../state/messages/say-context.tsx';
import styles from './error-boundary.module.css';

/** A part of the window that fails says so in its place; the rest goes on. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly error: Error | null }> {
  override state = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    return error === null ? (
      this.props.children
    ) : (
      <Apology error={error} onAgain={() => this.setState({ error: null })} />
    );
  }
}

function Apology({ error, onAgain }: { readonly error: Error; readonly onAgain: () => void }) {
  const say = useSay();
  return (
    <div className={styles.apology} role="alert">
      <p>{say('broken.text')}</p>
      <p className={styles.reason}>{error.message}</p>
      <button type="button" className={styles.again} onClick={onAgain}>
        {say('broken.again')}
      </button>
    </div>
  );
}
