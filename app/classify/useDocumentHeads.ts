import { useEffect, useState } from 'react';
import { useSession } from '../state/appContext';

const HEAD_CHARACTERS = 200;

/** How some documents begin, by their numbers; filled in as the answers come. */
export function useDocumentHeads(documents: readonly number[]): ReadonlyMap<number, string> {
  const session = useSession();
  const [heads, setHeads] = useState<ReadonlyMap<number, string>>(new Map());
  const wanted = documents.filter((document) => !heads.has(document)).join(' ');
  useEffect(() => {
    if (wanted === '') return;
    let overtaken = false;
    const ask = async (document: number): Promise<[number, string]> => {
      const answer = await session.documentText(document);
      return [document, answer.ok ? answer.value.text.slice(0, HEAD_CHARACTERS).replace(/\s+/gu, ' ') : ''];
    };
    void Promise.all(wanted.split(' ').map((document) => ask(Number(document)))).then((found) => {
      if (!overtaken) setHeads((known) => new Map([...known, ...found]));
    });
    return () => {
      overtaken = true;
    };
  }, [wanted, session]);
  return heads;
}
