import '@fontsource-variable/inter/wght.css';
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nProvider } from 'react-aria-components';
import { App } from './App';
import { Session } from './session/session';
import { createActions } from './state/actions';
import { AppProvider } from './state/appContext';
import { connectClassifier } from './state/classifierReactions';
import { connectColoringFollower } from './state/coloringFollower';
import { connectDocumentFollower } from './state/documentFollower';
import { connectCorpusReactions } from './state/corpusReactions';
import { connectSimilarityFollower } from './state/similarityFollower';
import { connectNeighbourFollower } from './state/neighbourFollower';
import { connectTextFollower } from './state/textFollower';
import { connectNeighbourHistory } from './state/neighbourHistory';
import { connectPlayback } from './state/playback';
import { onSessionEvent } from './state/sessionEvents';
import { createAppStore } from './state/store';
import { connectTheme } from './state/themeSync';
import { connectTopicColoring } from './state/topicColoring';
import { connectTitle } from './state/titleSync';
import { connectUrl } from './state/urlSync';
import { ErrorBoundary } from './ui/ErrorBoundary';

// Made once a page, outside of React: the session owns threads and shared memory.
const store = createAppStore();
const session = new Session((event) => store.setState((state) => onSessionEvent(state, event)));
const actions = createActions(store, session);

connectTheme(store);
connectUrl(store);
connectTitle(store);
connectCorpusReactions(store, session);
connectNeighbourFollower(store, session);
connectTextFollower(store, session);
connectDocumentFollower(store, session);
connectNeighbourHistory(store, session);
connectColoringFollower(store, session);
connectSimilarityFollower(store, session);
connectTopicColoring(store, () => void actions.findTopics());
connectClassifier(store, session, actions);
connectPlayback(store, actions, {
  request: (draw) => requestAnimationFrame(draw),
  cancel: (id) => cancelAnimationFrame(id),
});
void session.open();

const root = document.getElementById('root');
if (!root) throw new Error('the page has no element with the id root');
createRoot(root).render(
  <StrictMode>
    <I18nProvider locale="en-US">
      <ErrorBoundary>
        <AppProvider value={{ store, session, actions }}>
          <App />
        </AppProvider>
      </ErrorBoundary>
    </I18nProvider>
  </StrictMode>,
);
