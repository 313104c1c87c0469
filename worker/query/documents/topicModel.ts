import { DOCUMENT_BYTES } from '../../contract/documentSimilarity';
import { failed, ok, type Outcome } from '../../contract/outcome';
import type { Topic, TopicList, TopicProgress, TopicRequest, TopicShare } from '../../contract/topics';
import { NO_GROUP } from '../../contract/wordGroups';
import { factorise, type Factors, type SparseMatrix } from './nmf';
import type { TermCounts } from './termCounts';

const TOPIC_WORDS = 12;
/** A word of fewer documents says nothing of what goes together. */
const LEAST_DOCUMENTS = 3;
const DOCUMENTS_A_SLICE = 2048;

export interface TopicWork extends TopicRequest {
  /** Called between slices; an answer of false ends the work. */
  rest: () => Promise<boolean>;
  onProgress: (progress: TopicProgress) => void;
}

/**
 * Weights that topics are found in: (1 + ln count) · ln(documents / documents with the word)², each document scaled to
 * length 1. With the usual weight (the logarithm once, or plus one) the first topics of 26,000 passages of speeches were
 * of words like "would" and "such"; with its square none was, and no list of stop words is needed.
 */
export const topicWeights = async (
  { documents, terms, offsets, rows, counts, documentsOf }: TermCounts,
  rest: TopicWork['rest'],
): Promise<{ matrix: SparseMatrix; leftOut: number }> => {
  const idf = Float64Array.from(documentsOf, (df) =>
    df < LEAST_DOCUMENTS ? 0 : Math.log(documents / df) ** 2,
  );
  const values = new Float32Array(rows.length);
  for (let document = 0; document < documents; document++) {
    if (document % DOCUMENTS_A_SLICE === DOCUMENTS_A_SLICE - 1) await rest();
    const [from, to] = [offsets[document], offsets[document + 1]];
    let squares = 0;
    for (let i = from; i < to; i++) {
      values[i] = (1 + Math.log(counts[i])) * idf[rows[i]];
      squares += values[i] * values[i];
    }
    if (squares > 0) for (let i = from; i < to; i++) values[i] /= Math.sqrt(squares);
  }
  const leftOut = idf.reduce((n, weight) => n + (weight === 0 ? 1 : 0), 0);
  return { matrix: { rows: documents, columns: terms, offsets, columnOf: rows, values }, leftOut };
};

/** Topics of a text: of each word and each document, how much of it lies in which. */
export class TopicModel {
  readonly list: TopicList;

  private constructor(
    private readonly factors: Factors,
    facts: Omit<TopicList, 'steps' | 'unexplained'>,
  ) {
    this.list = { ...facts, steps: factors.steps, unexplained: factors.unexplained };
  }

  /** @returns null when it was ended */
  static async find(
    counted: TermCounts,
    words: readonly string[],
    work: TopicWork,
  ): Promise<Outcome<TopicModel | null>> {
    const { documents, terms, rows } = counted;
    const neededBytes = 4 * rows.length + 4 * (documents + 2 * terms) * work.count;
    const limitBytes = DOCUMENT_BYTES.counts;
    if (neededBytes > limitBytes) {
      return failed({ kind: 'documentsTooLarge', documents, neededBytes, limitBytes });
    }
    const { matrix, leftOut } = await topicWeights(counted, work.rest);
    if (leftOut === terms) return failed({ kind: 'noTopics', documents });
    const { count, seed, rest } = work;
    const onStep = (step: number, steps: number) => work.onProgress({ step, steps });
    const found = await factorise(matrix, { count, seed, rest, onStep });
    if (!found || !(await rest())) return ok(null);
    const { factors, shares } = inOrder(found);
    if (!(await rest())) return ok(null);
    const { left, right } = factors;
    const topicOfDocument = mainTopics(left, factors.count, (value) => value);
    // A word's weight in a topic counts by the topic's share of the text.
    const topicOfWord = mainTopics(right, factors.count, (value, topic) => value * shares[topic]);
    const topics = shares.map((share, id): Topic => ({
      id,
      words: heaviestRows(factors, id).map((wordId) => ({
        word: words[wordId],
        wordId,
        weight: right[wordId * factors.count + id],
      })),
      share,
      documents: topicOfDocument.reduce((n, topic) => n + (topic === id ? 1 : 0), 0),
    }));
    return ok(new TopicModel(factors, { seed, topics, topicOfWord, topicOfDocument, wordsLeftOut: leftOut }));
  }

  /** Topics of a document, most of it first; empty where it has none. */
  topicsOf(document: number): TopicShare[] {
    const { left, count } = this.factors;
    const own = left.subarray(document * count, (document + 1) * count);
    const sum = own.reduce((total, value) => total + value, 0);
    if (!(sum > 0)) return [];
    const shares = Array.from(own, (value, id) => ({ id, share: value / sum }));
    return shares.filter(({ share }) => share > 0).sort((a, b) => b.share - a.share || a.id - b.id);
  }

  /** Documents with most of a topic, by their numbers. */
  documentsOf(topic: number, most: number): number[] {
    const { left, count } = this.factors;
    const documents = Array.from({ length: left.length / count }, (_, document) => document);
    return documents
      .filter((document) => left[document * count + topic] > 0)
      .sort((a, b) => left[b * count + topic] - left[a * count + topic] || a - b)
      .slice(0, most);
  }
}

/**
 * Factors with every topic's words adding up to 1, so that a document's numbers are amounts of text, and with the
 * largest topic first; topics that came out empty are dropped.
 */
const inOrder = ({ left, right, count, ...facts }: Factors): { factors: Factors; shares: number[] } => {
  const sizes = columnSums(right, count);
  const amounts = columnSums(left, count).map((sum, topic) => sum * sizes[topic]);
  const all = amounts.reduce((sum, amount) => sum + amount, 0);
  const order = Array.from(amounts.keys())
    .filter((topic) => amounts[topic] > 0)
    .sort((a, b) => amounts[b] - amounts[a] || a - b);
  const pick = (factor: Float32Array, scale: (topic: number) => number) => {
    const picked = new Float32Array((factor.length / count) * order.length);
    order.forEach((topic, place) => {
      const factorOf = scale(topic);
      for (let from = topic, to = place; from < factor.length; from += count, to += order.length)
        picked[to] = factor[from] * factorOf;
    });
    return picked;
  };
  const factors = {
    ...facts,
    left: pick(left, (topic) => sizes[topic]),
    right: pick(right, (topic) => 1 / sizes[topic]),
    count: order.length,
  };
  return { factors, shares: order.map((topic) => amounts[topic] / all) };
};

const columnSums = (factor: Float32Array, count: number): Float64Array => {
  const sums = new Float64Array(count);
  for (let i = 0; i < factor.length; i++) sums[i % count] += factor[i];
  return sums;
};

const heaviestRows = ({ right, count }: Factors, topic: number): number[] =>
  Array.from({ length: right.length / count }, (_, row) => row)
    .filter((row) => right[row * count + topic] > 0)
    .sort((a, b) => right[b * count + topic] - right[a * count + topic] || a - b)
    .slice(0, TOPIC_WORDS);

/** The topic in which each row of a factor is highest, NO_GROUP where none is above 0. */
const mainTopics = (
  factor: Float32Array,
  count: number,
  weigh: (value: number, topic: number) => number,
): Uint8Array =>
  Uint8Array.from({ length: factor.length / count }, (_, row) => {
    let best = NO_GROUP;
    let most = 0;
    for (let topic = 0; topic < count; topic++) {
      const value = weigh(factor[row * count + topic], topic);
      if (value <= most) continue;
      most = value;
      best = topic;
    }
    return best;
  });
