import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { SessionApi } from '../session/sessionTypes';
import type { Actions } from './actions';
import type { AppState, AppStore } from './store';

export interface AppRuntime {
  store: AppStore;
  session: SessionApi;
  actions: Actions;
}

const AppContext = createContext<AppRuntime | null>(null);

export const AppProvider = AppContext.Provider;

export const useRuntime = (): AppRuntime => {
  const runtime = useContext(AppContext);
  if (!runtime) throw new Error('useRuntime outside of AppProvider');
  return runtime;
};

/** Renders again when what the selector returns changes by identity; select parts, not fresh objects. */
export const useAppState = <T,>(selector: (state: AppState) => T): T =>
  useStore(useRuntime().store, selector);

/** For subscriptions and reads outside of rendering. */
export const useAppStore = (): AppStore => useRuntime().store;
export const useActions = (): Actions => useRuntime().actions;
export const useSession = (): SessionApi => useRuntime().session;
