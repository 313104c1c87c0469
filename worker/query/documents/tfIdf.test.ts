import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedText, countsOf, noRest, rowOf, valueOf } from './countedFixture';
import { countTerms } from './termCounts';
import { TfIdf } from './tfIdf';

describe('countTerms', () => {
  it('counts the words of each document, labels and rare words left out', async () => {
    const text = countedText('sea sea whale\n__label__x ship\nsea ship sea', 2);
    const { documents, offsets, rows, counts, documentsOf } = await countsOf(text);
    expect(documents).toBe(3);
    const [sea, ship] = ['sea', 'ship'].map((word) => rowOf(text, word));
    expect([...offsets]).toEqual([0, 1, 2, 4]);
    expect([...rows]).toEqual([sea, ship, sea, ship]);
    expect([...counts]).toEqual([2, 1, 2, 1]);
    expect([documentsOf[sea], documentsOf[ship]]).toEqual([2, 2]);
  });

  it('says what it would take instead of taking more than the limit', async () => {
    const { source, rowOfType } = countedText('sea whale\nship');
    const needed = 3 * 8 + 3 * 4;
    const at = (limit: number) => countTerms(source.stream, { rowOfType, terms: 3 }, noRest, limit);
    expect((await at(needed)).ok).toBe(true);
    const problem = { kind: 'documentsTooLarge', documents: 2, neededBytes: needed, limitBytes: needed - 1 };
    expect(await at(needed - 1)).toEqual({ ok: false, problem });
  });

  it('lets other messages through', async () => {
    let rests = 0;
    const text = countedText(Array.from({ length: 70_000 }, () => 'sea').join('\n'));
    await text.counts(async () => {
      rests++;
    });
    expect(rests).toBeGreaterThan(2);
  });
});

describe('TfIdf', () => {
  it('weighs words as scikit-learn documents it', async () => {
    const text = countedText('sea sea whale\nsea ship');
    const tfIdf = new TfIdf(await countsOf(text));
    // sea is in both of 2 documents, whale and ship in one.
    const [common, rare] = [Math.log(3 / 3) + 1, Math.log(3 / 2) + 1];
    expect(tfIdf.idf[rowOf(text, 'sea')]).toBeCloseTo(common, 6);
    expect(tfIdf.idf[rowOf(text, 'ship')]).toBeCloseTo(rare, 6);
    const length = Math.hypot(2 * common, rare);
    const { weights } = tfIdf.vectorOf(0);
    expect(weights[0]).toBeCloseTo((2 * common) / length, 6);
    expect(weights[1]).toBeCloseTo(rare / length, 6);
    const near = await tfIdf.nearest(tfIdf.vectorOf(0), 5, 0, noRest);
    expect([...near.rows]).toEqual([1]);
    expect(near.similarities[0]).toBeCloseTo((2 * common * common) / length / Math.hypot(common, rare), 6);
  });

  it('leaves out documents that share no word, and those without words', async () => {
    const text = countedText('sea whale\nrose hedge\nsea\nrare', 1);
    const tfIdf = new TfIdf(await countsOf(text));
    const near = await tfIdf.nearest(tfIdf.vectorOfWords([rowOf(text, 'sea')]), 9, -1, noRest);
    expect([...near.rows]).toEqual([2, 0]);
    expect(near.similarities[0]).toBeCloseTo(1, 6);
  });

  it('finds the same as the dense matrix would, each document 1 with itself', async () => {
    const document = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.array(document, { minLength: 2, maxLength: 8 }), async (documents) => {
        const text = countedText(documents.map((words) => words.join(' ')).join('\n'));
        const tfIdf = valueOf(await text.tfIdf(noRest));
        const words = text.source.vocabulary.words;
        const dense = documents.map((own) =>
          words.map((word) => own.filter((other) => other === word).length * idf(documents, word)),
        );
        const near = await tfIdf.nearest(tfIdf.vectorOf(0), documents.length, -1, noRest);
        near.rows.forEach((row, i) =>
          expect(near.similarities[i]).toBeCloseTo(cosine(dense[0], dense[row]), 5),
        );
        expect(near.similarities[0]).toBeCloseTo(1, 5);
        const sharing = dense.filter((row) => cosine(dense[0], row) > 0);
        expect(near.rows).toHaveLength(sharing.length);
      }),
    );
  });
});

const idf = (documents: string[][], word: string): number =>
  Math.log((1 + documents.length) / (1 + documents.filter((own) => own.includes(word)).length)) + 1;

const cosine = (a: number[], b: number[]): number =>
  a.reduce((sum, value, i) => sum + value * b[i], 0) / (Math.hypot(...a) * Math.hypot(...b));
