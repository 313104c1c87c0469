import type { ReadingProgress } from '../worker/contract/corpus';
import type { Progress } from '../worker/contract/engine';
import {
  formatBytes,
  formatCompact,
  formatLoss,
  formatRate,
  formatShare,
  formatTimeLeft,
} from '../app/ui/format';

const BAR_CHARACTERS = 16;

const bar = (share: number): string => {
  const full = Math.round(Math.min(1, share) * BAR_CHARACTERS);
  return `[${'#'.repeat(full)}${'-'.repeat(BAR_CHARACTERS - full)}]`;
};

const joined = (parts: (string | null)[]): string => parts.filter((part) => part !== null).join('  ');

export const readingLine = ({ bytesRead, totalBytes, tokens }: ReadingProgress, sized: boolean): string => {
  const share = totalBytes === 0 ? 0 : bytesRead / totalBytes;
  const done = sized ? `${bar(share)} ${formatShare(share)}` : formatBytes(bytesRead);
  return joined(['Reading', done, `${formatCompact(tokens)} words`]);
};

export const trainingLine = (progress: Progress, loss: number | null): string => {
  const share = progress.rawWords / progress.totalRawWords;
  return joined([
    `Epoch ${Math.min(progress.epoch + 1, progress.epochs)}/${progress.epochs}`,
    `${bar(share)} ${formatShare(share)}`,
    progress.rawWordsPerSecond === null ? null : formatRate(progress.rawWordsPerSecond),
    loss === null ? null : `loss ${formatLoss(loss)}`,
    progress.secondsLeft === null ? null : formatTimeLeft(progress.secondsLeft),
  ]);
};
