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
