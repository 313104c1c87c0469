import type { Topic } from '../../worker/contract/topics';

const NAMES = 3;

/** A topic is called by its heaviest words. */
export const topicName = (topic: Topic | undefined): string =>
  topic?.words
    .slice(0, NAMES)
    .map(({ word }) => word)
    .join(', ') ?? '';
