import type { Browser } from 'playwright';
import type { BackendFacts } from '../worker/contract/classifierBackend';
import { classifierRow } from '../worker/contract/classifierRows';
import { valueText } from '../worker/contract/validation';
import { serveBenchPage } from './servers';
import { median } from './statistics';

/** Documents a second, validation included: 40 words, 100 numbers a word, 64 units, batches of 32. */
export interface ClassifierResult {
  model: string;
  embedding: string;
  backend: BackendFacts['name'];
  /** A number a round. */
  documentsPerSecond: number[];
  median: number;
}

const VARIANTS = [
  [0, 0],
  [0, 1],
  [1, 0],
  [2, 0],
  [3, 0],
].map(([model, embedding]) => ({ model, embedding }));

export const benchClassifier = async (browser: Browser, rounds: number): Promise<ClassifierResult[]> => {
  const server = await serveBenchPage();
  try {
    const page = await browser.newPage();
    await page.goto(`${server.url}classifier.html`);
    const all: Awaited<ReturnType<Window['classifierBench']>>[] = [];
    for (let round = 0; round < rounds; round++) {
      all.push(await page.evaluate((variants) => window.classifierBench(variants), VARIANTS));
    }
    await page.close();
    return VARIANTS.map(({ model, embedding }, variant) => {
      const documentsPerSecond = all.map(({ rates }) => rates[variant].documentsPerSecond);
      return {
        model: valueText(classifierRow('model'), model),
        embedding: valueText(classifierRow('embedding'), embedding),
        backend: all[0].backend.name,
        documentsPerSecond,
        median: median(documentsPerSecond),
      };
    });
  } finally {
    await server.close();
  }
};
