import type { DocumentFacts } from '../../worker/contract/engine';
import type { SessionApi } from '../session/sessionTypes';
import { formatCount } from '../ui/format';

const WORDS = 10;
const DOCUMENTS = 6;

/** What a search may mean. */
export interface Suggestion {
  /** A word, or what no word is: it has a space in it. */
  id: string;
  name: string;
  note: string;
  /** null of words. */
  document: DocumentFacts | null;
}

/** Words that begin with what was typed, then documents and labels whose names hold it. */
export const suggestionsFor = async (
  session: SessionApi,
  typed: string,
  hasDocuments: boolean,
): Promise<Suggestion[]> => {
  const [words, documents] = await Promise.all([
    session.complete(typed, WORDS),
    hasDocuments ? session.documentsNamed(typed, DOCUMENTS) : null,
  ]);
  return [
    ...(words.ok ? words.value : []).map(({ word, count }) => ({
      ...{ id: word, name: word, note: formatCount(count), document: null },
    })),
    ...(documents?.ok ? documents.value : []).map((document) => ({
      ...{
        id: `document ${document.tag}`,
        name: document.name,
        note: document.label ?? document.kind,
        document,
      },
    })),
  ];
};
