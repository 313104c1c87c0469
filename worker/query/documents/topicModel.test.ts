import { describe, expect, it } from 'vitest';
import { NO_GROUP } from '../../contract/wordGroups';
import { Random } from '../../model/random';
import { countedText, countsOf, rowOf, valueOf } from './countedFixture';
import { TopicModel, topicWeights, type TopicWork } from './topicModel';

const SUBJECTS = {
  sea: ['ship', 'mast', 'wave', 'anchor', 'sailor', 'harbour'],
  garden: ['rose', 'hedge', 'seed', 'spade', 'lawn', 'bloom'],
  court: ['judge', 'jury', 'law', 'trial', 'verdict', 'appeal'],
};
type Subject = keyof typeof SUBJECTS;
const NAMES = Object.keys(SUBJECTS) as Subject[];

/** Documents on one subject each, in turn, between words that are in all of them. */
const lines = (documents: number): string => {
  const random = new Random(7);
  const pick = (words: readonly string[]) => words[Math.floor(random.uniform() * words.length)];
  return Array.from({ length: documents }, (_, i) => {
    const own = SUBJECTS[NAMES[i % 3]];
    return ['the', ...Array.from({ length: 6 }, () => pick(own)), 'of'].join(' ');
  }).join('\n');
};

const work = (change: Partial<TopicWork> = {}): TopicWork => ({
  count: 3,
  seed: 1,
  rest: async () => true,
  onProgress: () => {},
  ...change,
});

const topicsOf = async (text = lines(90), change: Partial<TopicWork> = {}) => {
  const counted = countedText(text);
  const found = await TopicModel.find(await countsOf(counted), counted.source.vocabulary.words, work(change));
  return { counted, model: valueOf(found)! };
};

describe('topics', () => {
  it('are those that the documents were made of', async () => {
    const { counted, model } = await topicsOf();
    const { topics, topicOfDocument, topicOfWord, wordsLeftOut } = model.list;
    expect(topics.map(({ id }) => id)).toEqual([0, 1, 2]);
    expect(wordsLeftOut).toBe(2);
    for (const topic of topics) {
      const first = topic.words.slice(0, 6).map(({ word }) => word);
      const subject = NAMES.find((name) => SUBJECTS[name].includes(first[0]))!;
      expect([...first].sort()).toEqual([...SUBJECTS[subject]].sort());
      expect(topic.documents).toBe(30);
      expect(topic.share).toBeCloseTo(1 / 3, 1);
      const own = NAMES.indexOf(subject);
      topicOfDocument.forEach((id, document) => expect(id === topic.id).toBe(document % 3 === own));
      for (const word of SUBJECTS[subject]) expect(topicOfWord[rowOf(counted, word)]).toBe(topic.id);
    }
    for (const word of ['the', 'of']) expect(topicOfWord[rowOf(counted, word)]).toBe(NO_GROUP);
    expect(topics.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  });

  it('have words whose weights are shares, heaviest first, and documents with most of them first', async () => {
    const { model } = await topicsOf();
    const [topic] = model.list.topics;
    const weights = topic.words.map(({ weight }) => weight);
    expect([...weights].sort((a, b) => b - a)).toEqual(weights);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 2);
    const [first] = model.documentsOf(0, 5);
    expect(model.topicsOf(first)[0]).toMatchObject({ id: 0 });
    expect(model.topicsOf(first).reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6);
  });

  it('leave out documents without a word of any', async () => {
    const { model } = await topicsOf(`${lines(90)}\nthe of`);
    expect(model.list.topicOfDocument[90]).toBe(NO_GROUP);
    expect(model.topicsOf(90)).toEqual([]);
  });

  it('tell their progress and end when told to', async () => {
    const steps: number[] = [];
    const { model } = await topicsOf(lines(90), { onProgress: ({ step }) => steps.push(step) });
    expect(steps).toEqual(Array.from({ length: model.list.steps }, (_, i) => i + 1));
    const counted = countedText(lines(90));
    const words = counted.source.vocabulary.words;
    const ended = await TopicModel.find(await countsOf(counted), words, work({ rest: async () => false }));
    expect(ended).toEqual({ ok: true, value: null });
  });

  it('cannot be found where every word is everywhere or nearly nowhere', async () => {
    const counted = countedText('the sea\nthe ship\nthe rose\nthe hedge');
    const found = await TopicModel.find(await countsOf(counted), counted.source.vocabulary.words, work());
    expect(found).toEqual({ ok: false, problem: { kind: 'noTopics', documents: 4 } });
  });
});

describe('topicWeights', () => {
  it('grow with the logarithm of the count and the square of rarity, documents scaled to 1', async () => {
    const counted = countedText('sea sea ship\nsea ship\nsea rose\nship sea rose\nrose\nhedge');
    const counts = await countsOf(counted);
    const { matrix, leftOut } = await topicWeights(counts, async () => true);
    const [sea, ship] = [Math.log(6 / 4) ** 2, Math.log(6 / 3) ** 2];
    const first = (1 + Math.log(2)) * sea;
    expect(matrix.values[0]).toBeCloseTo(first / Math.hypot(first, ship), 6);
    expect(matrix.values[1]).toBeCloseTo(ship / Math.hypot(first, ship), 6);
    expect(leftOut).toBe(1);
    expect([...matrix.values.subarray(counts.offsets[5])]).toEqual([0]);
  });
});
