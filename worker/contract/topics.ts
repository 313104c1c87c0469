export const TOPIC_LIMITS = { min: 2, max: 50 } as const;

export interface TopicRequest {
  /** Topics wanted, within `TOPIC_LIMITS`. */
  count: number;
  seed: number;
}

/** `step` of at most `steps`; fewer are enough where the fit no longer gets better. */
export interface TopicProgress {
  step: number;
  steps: number;
}

export interface Topic {
  /** From 0, the topic with most of the text first. */
  id: number;
  /** Heaviest first; weights are shares of the topic, 0–1. */
  words: { word: string; wordId: number; weight: number }[];
  /** Share of the whole text, 0–1. */
  share: number;
  /** Documents of which it is the main topic. */
  documents: number;
}

/** What a text is about: topics of the run's words, found by non-negative matrix factorisation of TF-IDF. */
export interface TopicList {
  seed: number;
  topics: Topic[];
  /** The topic that most of each word's weight lies in, and the main topic of each document; NO_GROUP for none. */
  topicOfWord: Uint8Array;
  topicOfDocument: Uint8Array;
  /** Words of the run in no topic, as they are in too many documents or too few. */
  wordsLeftOut: number;
  /** Steps taken, and the share of the squared weights that the topics leave unexplained. */
  steps: number;
  unexplained: number;
}

/** A document's part in a topic. */
export interface TopicShare {
  id: number;
  /** 0–1; those of a document add up to 1. */
  share: number;
}
