import { Component, type ReactNode } from 'react';
import { Button } from './Button';
import styles from './ErrorBoundary.module.css';

interface Props {
  children: ReactNode;
}

/** The last resort: a mistake of the page in drawing itself. */
export class ErrorBoundary extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <main className={styles.failure}>
        <h1>The page has stopped working</h1>
        <p>
          This is a mistake in the page, not in your text. Reload it to go on; the settings are kept in the
          address.
        </p>
        <Button look="primary" onPress={() => location.reload()}>
          Reload the page
        </Button>
        <details>
          <summary>Details</summary>
          <pre>{error.message}</pre>
        </details>
      </main>
    );
  }
}
