/**
 * Where one sentence ends and the next begins: after . ! or ? with its closing quotes, before a capital or a
 * digit, but not after a title or an initial.
 */
const SENTENCE_BREAK =
  /(?<=[.!?]["”’')\]]*)(?<!\b(?:Mr|Mrs|Ms|Dr|St|No|Nos|Gen|Col|Capt|Sen|Rev|Hon|Jr|Sr|[A-Z])\.)\s+(?=["“‘'(]?[A-Z0-9])/u;

/** What transcribers put between the words: reactions, page and footnote marks, gaps. */
const TRANSCRIBER_NOTE = /[([](?:laughter|applause|sic|missing text|p\. ?\d+|\d)\.?[)\]]/giu;

/**
 * The sentences of a paragraph, cleaned: HTML entities decoded, transcribers' notes removed, a space after
 * a full stop that lost it ("promises.Since"), white space collapsed, the non-breaking hyphen made plain.
 * @param {string} paragraph
 */
export const toSentences = (paragraph) =>
  paragraph
    .replaceAll('&quot;', '"')
    .replaceAll('&mdash;', '—')
    .replaceAll('\u2011', '-')
    .replaceAll('•', ' ')
    .replace(TRANSCRIBER_NOTE, ' ')
    .replace(/(?<=[a-z]{2}[.!?])(?=[A-Z][a-z])/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .split(SENTENCE_BREAK)
    .filter((sentence) => /\p{L}/u.test(sentence));

/**
 * Words as the page's default tokeniser finds them: runs of letters, digits and marks, apostrophes within.
 * @param {string} text
 */
export const countWords = (text) =>
  text.match(/[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu)?.length ?? 0;

/**
 * Sentences one after another in passages of at least so many words; a shorter rest goes to the last passage.
 * @param {string[]} sentences
 * @param {number} leastWords
 */
export function toPassages(sentences, leastWords) {
  /** @type {string[][]} */
  const passages = [];
  let words = leastWords;
  for (const sentence of sentences) {
    if (words >= leastWords) {
      passages.push([]);
      words = 0;
    }
    passages[passages.length - 1].push(sentence);
    words += countWords(sentence);
  }
  if (words < leastWords && passages.length > 1)
    passages[passages.length - 2].push(...(passages.pop() ?? []));
  return passages.map((passage) => passage.join(' '));
}

/**
 * A row of a CSV file (RFC 4180), without its end.
 * @param {string[]} cells
 */
export const toCsvRow = (cells) =>
  cells.map((cell) => (/[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
