import { isDocument, nameOf, type MapPoint } from '../state/mapPoints';

/** A cell of a table with tabs between: nothing in it ends it. */
const cell = (text: string): string => text.replaceAll(/[\t\r\n]+/gu, ' ');

/** Selected points as a table: of words alone their counts, with documents what each point is as well. */
export const selectedTable = (points: readonly MapPoint[]): string => {
  if (!points.some(isDocument)) {
    const rows = points.map((point) => (isDocument(point) ? '' : `${cell(point.word)}\t${point.count}\n`));
    return `word\tcount\n${rows.join('')}`;
  }
  const rows = points.map((point) => {
    const [kind, count, label, text] = isDocument(point)
      ? ['document', '', point.label ?? '', point.text]
      : ['word', String(point.count), '', ''];
    return [kind, nameOf(point), count, label, text].map(cell).join('\t');
  });
  return `kind\tname\tcount\tlabel\ttext\n${rows.map((row) => `${row}\n`).join('')}`;
};
