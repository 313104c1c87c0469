/** Numbers for people, in English. Never more digits than mean something. */

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** 36809 → "36,809". */
export const formatCount = (value: number): string => grouped.format(Math.round(value));

const threeDigits = (value: number): string => {
  if (value < 9.95) return value.toFixed(1);
  return grouped.format(value);
};

/** Two or three telling digits with a unit of magnitude: 1_934_000 → "1.9 M", 12_400 → "12 k", 940 → "940". */
export function formatCompact(value: number): string {
  const size = Math.abs(value);
  if (size >= 999.5e6) return `${threeDigits(value / 1e9)} G`;
  if (size >= 999.5e3) return `${threeDigits(value / 1e6)} M`;
  if (size >= 9_950) return `${grouped.format(value / 1e3)} k`;
  return formatCount(value);
}

/** A round number on an axis: 100 → "100", 10_000 → "10 k", 2_000_000 → "2 M". */
export function formatTick(value: number): string {
  if (value >= 1e6) return `${Number((value / 1e6).toPrecision(2))} M`;
  return value >= 1e3 ? `${Number((value / 1e3).toPrecision(3))} k` : String(value);
}

/** "1.9 M words/s". */
export const formatRate = (wordsPerSecond: number): string => `${formatCompact(wordsPerSecond)} words/s`;

/** Bytes in powers of 1000: 5_400_000 → "5.4 MB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${Math.round(bytes)} ${Math.round(bytes) === 1 ? 'byte' : 'bytes'}`;
  if (bytes < 999.5e3) return `${threeDigits(bytes / 1e3)} kB`;
  if (bytes < 999.5e6) return `${threeDigits(bytes / 1e6)} MB`;
  return `${threeDigits(bytes / 1e9)} GB`;
}

/** Length of time: 0.4 → "0.4 s", 12.3 → "12 s", 95 → "1 min 35 s", 4000 → "1 h 7 min". */
export function formatDuration(seconds: number): string {
  if (seconds < 0.05) return '0 s';
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return withRest(Math.floor(whole / 60), 'min', whole % 60, 's');
  const minutes = Math.round(seconds / 60);
  return withRest(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
}

const withRest = (value: number, unit: string, rest: number, restUnit: string) =>
  rest === 0 ? `${value} ${unit}` : `${value} ${unit} ${rest} ${restUnit}`;

/** Time left in steps that do not flicker: whole seconds, above two minutes whole minutes. */
export function formatTimeLeft(seconds: number): string {
  if (seconds < 1) return 'less than 1 s left';
  if (seconds < 120) return `${Math.round(seconds)} s left`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min left`;
  return `${Math.round(seconds / 3600)} h left`;
}

/** Share 0–1 as a percentage: 0.1234 → "12 %", 0.0042 → "0.4 %", 1 → "100 %". */
export function formatShare(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.05) return '< 0.1 %';
  if (percent === 0) return '0 %';
  if (percent > 99.5 && percent < 100) return '> 99 %';
  return `${percent < 9.95 ? percent.toFixed(1).replace(/\.0$/, '') : Math.round(percent)} %`;
}

/** Three digits for a loss or a similarity: 0.482. */
export const formatLoss = (loss: number): string => loss.toFixed(3);
export const formatSimilarity = (similarity: number): string => similarity.toFixed(2).replace('-', '−');

/** A phrase's score: 0.482, 7.31, 1,204. */
export const formatScore = (score: number): string =>
  Math.abs(score) < 100
    ? score.toFixed(Math.abs(score) < 1 ? 3 : Math.abs(score) < 10 ? 2 : 1)
    : grouped.format(score);

/** A learning rate or other parameter as short as it is exact: 0.025, 0.0001, 1e-9. */
export const formatParameter = (value: number): string => String(Number(value.toPrecision(6)));

/** "1 word", "2 words"; a plural that is not the singular with s is given. */
export const plural = (count: number, singular: string, several = `${singular}s`): string =>
  `${formatCount(count)} ${count === 1 ? singular : several}`;

/** "1,204", or "1,204 and 3 labels". */
export const documentCount = ({ count, labels }: { count: number; labels: number }): string =>
  labels === 0 ? formatCount(count) : `${formatCount(count)} and ${plural(labels, 'label')}`;

/** "3 words and 1 document". */
export const countText = ({ words, documents }: { words: number; documents: number }): string => {
  const parts = [
    words > 0 || documents === 0 ? plural(words, 'word') : '',
    documents > 0 ? plural(documents, 'document') : '',
  ];
  return parts.filter((part) => part !== '').join(' and ');
};
