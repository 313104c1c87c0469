import { readFile } from 'node:fs/promises';
import { accessibilityViolations, expect, openFile, runState, smallText, test } from './page';

// Without motion no colour is measured half-way through a transition.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

const start = { name: 'Start', exact: true };

test('FastText explores a word that is not in the text by its parts', async ({ page }) => {
  await page.goto('/#algorithm=fasttext&sg=1&vector_size=40&epochs=3&threads=1&bucket=300000');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Files…' }).first().click();
  await (await chooser).setFiles('public/samples/moby-dick.txt');
  await expect(page.getByRole('heading', { name: 'moby-dick.txt', exact: true })).toBeVisible();
  await page.getByRole('button', start).click();
  await expect(runState(page)).toHaveText('Finished', { timeout: 100_000 });
  await expect(page.getByText('FastText skip-gram').first()).toBeVisible();

  await page.keyboard.press('/');
  await page.keyboard.type('Whalishness');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'whalishness', exact: true })).toBeVisible();
  await expect(page.getByText('Not in the vocabulary: built from its parts')).toBeVisible();
  const neighbours = page.getByRole('list', { name: 'Nearest neighbours' }).getByRole('button');
  await expect(neighbours).toHaveCount(10);
  const parts = page.getByRole('list', { name: 'Parts' });
  await expect(parts.getByRole('listitem')).toHaveCount(8);
  await page.getByRole('button', { name: /^All \d+ parts$/ }).click();
  await expect(parts.getByText('<wha', { exact: true })).toBeVisible();
  await expect(page.getByText('Never met in training')).toBeVisible();
  expect(await accessibilityViolations(page)).toEqual([]);

  // From there to a word of the text and back, and a word without any known part.
  const word = (await neighbours.first().textContent())!.replace(/[\d.−-]+$/, '');
  await neighbours.first().click();
  await expect(page.getByRole('heading', { name: word, exact: true })).toBeVisible();
  await expect(page.getByText(/^Rank /)).toBeVisible();
  await page.getByRole('button', { name: 'Last word' }).click();
  await expect(page.getByRole('heading', { name: 'whalishness', exact: true })).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('ъъъ');
  await page.keyboard.press('Enter');
  await expect(page.getByText('None of its parts is known either')).toBeVisible();

  // The whole model, for fastText: its magic number, version and dimensions.
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Save' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'fastText model' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.bin$/);
  const saved = await readFile(await (await download).path());
  expect([0, 4, 8].map((at) => saved.readInt32LE(at))).toEqual([793712314, 12, 40]);
});

/** Lines about the sea and about gardens, each with its label. */
const labelled = (): string => {
  const subjects = {
    sea: ['ship', 'mast', 'wave', 'anchor', 'sailor', 'harbour', 'sail', 'storm'],
    garden: ['rose', 'hedge', 'seed', 'spade', 'gardener', 'lawn', 'bloom', 'compost'],
  };
  let state = 7;
  const pick = (words: readonly string[]) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return words[(state >>> 16) % words.length];
  };
  return Array.from({ length: 400 }, (_, line) => {
    const topic = line % 2 === 0 ? 'sea' : 'garden';
    return `__label__${topic} ${Array.from({ length: 10 }, () => pick(subjects[topic])).join(' ')}`;
  }).join('\n');
};

test('Doc2Vec compares documents, and finds some for a text', async ({ page }) => {
  await page.goto('/');
  await openFile(page, 'topics.txt', labelled());
  await expect(page.getByRole('heading', { name: 'topics.txt', exact: true })).toBeVisible();
  await page.getByRole('button', { name: /^Model/ }).click();
  await page.getByRole('radio', { name: 'Doc2Vec' }).click();
  await expect(page.getByRole('textbox', { name: 'Epochs' })).toHaveValue('10');
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#algorithm=doc2vec');
  await page.getByRole('radio', { name: 'PV-DBOW' }).click();
  await expect(page.getByRole('textbox', { name: 'Window' })).toBeHidden();
  await page.getByRole('switch', { name: 'Train words too' }).press('Space');
  for (const [name, value] of [
    ['Vector size', '20'],
    ['Subsampling', '0'],
  ]) {
    const field = page.getByRole('textbox', { name });
    await field.fill(value);
    await field.press('Enter');
  }
  await page.getByRole('button', { name: /^Train/ }).click();
  await expect(page.getByText('400 and 2 labels')).toBeVisible();
  await page.getByRole('button', start).click();
  await expect(runState(page)).toHaveText('Finished', { timeout: 60_000 });

  // A text that is in none of the documents.
  await page.getByRole('textbox', { name: 'Find documents for a text' }).fill('qwerty');
  await page.keyboard.press('Enter');
  await expect(page.getByText('No known words')).toBeVisible();
  await page
    .getByRole('textbox', { name: 'Find documents for a text' })
    .fill('A sailor, a storm and the harbour');
  await page.keyboard.press('Enter');
  const found = page.getByRole('list', { name: 'Documents found' }).getByRole('button');
  await expect(found).toHaveCount(10);
  for (const text of await found.allTextContents()) expect(text).not.toMatch(/rose|hedge|gardener|lawn/);
  expect(await accessibilityViolations(page)).toEqual([]);

  await found.first().click();
  const words = page.getByRole('list', { name: 'Nearest words' }).getByRole('button');
  await expect(words.first()).toBeVisible();
  await words.first().click();
  const documents = page.getByRole('list', { name: 'Nearest documents' }).getByRole('button');
  await expect(documents).toHaveCount(10);
  expect(await accessibilityViolations(page)).toEqual([]);

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Save' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /^Documents and words/ }).click();
  const lines = (await readFile(await (await download).path(), 'utf8')).split('\n');
  expect(lines[0]).toBe(`${402 + 16} 20`);
  expect([lines[1], lines[401], lines[402]].map((line) => line.split(' ')[0])).toEqual([
    '*dt_0',
    '*dt___label__sea',
    '*dt___label__garden',
  ]);
});

test('a word is predicted from those around it', async ({ page }) => {
  await page.goto('/#vector_size=20&epochs=10&threads=1');
  await openFile(page, 'small.txt', smallText(1500));
  await page.getByRole('button', start).click();
  await expect(runState(page)).toHaveText('Finished', { timeout: 60_000 });
  await page.locator('summary', { hasText: 'Predict a word' }).click();
  await page.getByRole('textbox', { name: 'Words around it' }).fill('the horse in the');
  await page.getByRole('button', { name: 'Predict', exact: true }).click();
  const predicted = page.getByRole('list', { name: 'Predicted words' }).getByRole('button');
  await expect(predicted).toHaveCount(8);
  expect(await accessibilityViolations(page)).toEqual([]);
});
