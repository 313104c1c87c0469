import { withNotice } from './notices';
import type { PhraseOrder } from '../../worker/contract/corpus';
import type { Problem } from '../../worker/contract/problems';
import type {
  AppState,
  AppStore,
  Dialog,
  Drawer,
  MapLayers,
  MapTool,
  PhoneTab,
  PreviewTab,
  RailStep,
  ResolvedTheme,
  Sample,
  Theme,
} from './store';

/** What only changes the view: tools, panels, theme, notices. */
export const createViewActions = (store: AppStore) => ({
  setLayers: (layers: MapLayers) => store.setState({ layers }),
  setTool: (tool: MapTool) => store.setState({ tool }),
  setTheme: (theme: Theme) => store.setState({ theme }),
  setResolvedTheme: (resolvedTheme: ResolvedTheme) => store.setState({ resolvedTheme }),
  setRailStep: (railStep: RailStep | null) => store.setState({ railStep }),
  setPhoneTab: (phoneTab: PhoneTab) => store.setState({ phoneTab }),
  setDrawer: (drawer: Drawer | null) => store.setState({ drawer }),
  setDialog: (dialog: Dialog | null) => store.setState({ dialog }),
  setPreviewOpen: (previewOpen: boolean) => store.setState({ previewOpen }),
  setPreviewTab: (previewTab: PreviewTab) => store.setState({ previewTab }),
  /** Shows the scores of phrases, in the look at the text. */
  showPhrases: () => store.setState({ previewOpen: true, previewTab: 'phrases', drawer: null }),
  setPhraseOrder: (phraseOrder: PhraseOrder) => store.setState({ phraseOrder }),
  setSamples: (samples: Sample[]) => store.setState({ samples }),
  setHovered: (hovered: number | null) => {
    if (store.getState().hovered !== hovered) store.setState({ hovered });
  },

  /** Opens the panel the search lies in and gives the field the focus. */
  requestSearch: () =>
    store.setState((state) => ({
      searchRequests: state.searchRequests + 1,
      drawer: 'inspector',
      phoneTab: 'explore',
    })),

  addNotice: (problem: Problem) => store.setState((state) => withNotice(state, problem)),
  dismissNotice: (id: number) =>
    store.setState((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) })),

  say: (text: string) => store.setState((state) => ({ message: nextMessage(state, text) })),
  clearMessage: (id: number) =>
    store.setState((state) => (state.message?.id === id ? { message: null } : {})),
});

const nextMessage = (state: AppState, text: string) => ({ id: (state.message?.id ?? 0) + 1, text });
