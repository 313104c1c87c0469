import { hasDocuments, hasSubwords } from '../../worker/contract/algorithms';
import type { DocumentFacts, WordFacts } from '../../worker/contract/engine';
import { ok } from '../../worker/contract/outcome';
import type { Problem } from '../../worker/contract/problems';
import type { SessionApi } from '../session/sessionTypes';
import { PLACES, pointOfTag } from './mapPoints';
import { withNotice } from './notices';
import type { WordDetail } from './explored';
import type { AppState, AppStore } from './store';

const FOLLOW_MS = 500;

const isMoving = (state: AppState) => state.run?.state.kind === 'training';

/** What is new of the word or document looked at, or why there is nothing. */
type News = { ok: true; change: Partial<AppState> } | { ok: false; problem: Problem };

/** Keeps what is listed in step with the word or document looked at, the length of lists and the vectors as they train. */
export function connectNeighbourFollower(store: AppStore, session: SessionApi): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  const wordDetail = async ({ word }: WordFacts, count: number): Promise<WordDetail> => {
    const h = store.getState().run?.facts.hyperparameters;
    const [parts, documents] = await Promise.all([
      h && hasSubwords(h) ? session.wordParts(word) : null,
      h && hasDocuments(h) ? session.nearestDocuments({ kind: 'word', word }, count) : null,
    ]);
    return { word, parts: parts?.ok ? parts.value : [], documents: documents?.ok ? documents.value : [] };
  };

  const newsOfWord = async (focus: WordFacts, count: number): Promise<News> => {
    const [answer, detail] = await Promise.all([
      session.neighbours(focus.word, count),
      wordDetail(focus, count),
    ]);
    return answer.ok
      ? { ok: true, change: { neighbours: answer.value, neighboursProblem: null, wordDetail: detail } }
      : answer;
  };

  const newsOfDocument = async ({ tag }: DocumentFacts, count: number): Promise<News> => {
    // Documents have vectors in Doc2Vec runs only; those of other runs can be read all the same.
    const h = store.getState().run?.facts.hyperparameters;
    if (!h || !hasDocuments(h))
      return { ok: true, change: { documentDetail: { tag, documents: [], words: [], places: [] } } };
    const { projection, mapPoints } = store.getState();
    const isElsewhere = projection.layoutVersion > 0 && pointOfTag(mapPoints, tag) === null;
    const [documents, words, places] = await Promise.all([
      session.nearestDocuments({ kind: 'tag', tag }, count),
      session.wordsNearDocument(tag, count),
      isElsewhere ? session.nearestPoints({ kind: 'tag', tag }, projection.rows, PLACES) : ok([]),
    ]);
    if (!documents.ok) return documents;
    if (!words.ok) return words;
    const isSameMap = store.getState().projection.rows === projection.rows;
    const detail = { tag, documents: documents.value, words: words.value };
    return {
      ok: true,
      change: { documentDetail: { ...detail, places: places.ok && isSameMap ? places.value : [] } },
    };
  };

  const ask = async () => {
    clearTimeout(timer);
    const question = ++asked;
    const { focus, document, neighbourCount } = store.getState();
    if (!focus && !document) return;
    const news = focus
      ? await newsOfWord(focus, neighbourCount)
      : document && (await newsOfDocument(document, neighbourCount));
    if (question !== asked || !news) return;
    if (news.ok) store.setState(news.change);
    else if (news.problem.kind === 'unknownWord') store.setState({ focus: null, neighbours: null });
    else if (news.problem.kind === 'newestOnly')
      store.setState({ neighbours: null, neighboursProblem: news.problem, wordDetail: null });
    else store.setState((state) => withNotice(state, news.problem));
    if (news.ok && isMoving(store.getState())) timer = setTimeout(() => void ask(), FOLLOW_MS);
  };

  const unsubscribe = store.subscribe((state, before) => {
    const changed =
      state.focus?.word !== before.focus?.word ||
      state.document?.tag !== before.document?.tag ||
      state.neighbourCount !== before.neighbourCount ||
      isMoving(state) !== isMoving(before) ||
      state.run?.shownEpoch !== before.run?.shownEpoch ||
      (state.document !== null && state.projection.rows !== before.projection.rows);
    const runChanged = state.run?.facts.runId !== before.run?.facts.runId;
    if (changed || (runChanged && state.focus)) void ask();
  });
  return () => {
    asked++;
    clearTimeout(timer);
    unsubscribe();
  };
}
