import { accessibilityViolations, expect, openFile, runState, test } from './page';

// Without motion no colour is measured half-way through a transition.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

const SUBJECTS = [
  ['ship', 'mast', 'wave', 'anchor', 'sailor', 'harbour', 'sail', 'storm'],
  ['rose', 'hedge', 'seed', 'spade', 'gardener', 'lawn', 'bloom', 'compost'],
];

/** Lines about the sea and about gardens in turn. */
const lines = (): string => {
  let state = 7;
  const pick = (words: readonly string[]) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return words[(state >>> 16) % words.length];
  };
  return Array.from({ length: 400 }, (_, line) =>
    Array.from({ length: 10 }, () => pick(SUBJECTS[line % 2])).join(' '),
  ).join('\n');
};

test('documents of a Word2Vec run are compared by every method, and its topics colour the map', async ({
  page,
}) => {
  await page.goto('/#vector_size=20&epochs=10&sample=0&threads=1');
  await openFile(page, 'subjects.txt', lines());
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(runState(page)).toHaveText('Finished', { timeout: 60_000 });

  // Topics, found, shown on the map, one of them alone.
  await page.locator('summary', { hasText: 'Topics' }).click();
  const count = page.getByRole('textbox', { name: 'Number of topics' });
  await count.fill('2');
  await count.press('Enter');
  await page.getByRole('button', { name: 'Find topics' }).click();
  const topics = page.getByRole('list', { name: 'Topics found' }).getByRole('button');
  await expect(topics).toHaveCount(2);
  await page.getByRole('button', { name: /^Colour by/ }).click();
  await page.getByRole('menuitemradio', { name: /^Topic/ }).click();
  const legend = page.getByRole('region', { name: 'Legend: Topics' });
  await expect(legend.getByRole('list').getByRole('button')).toHaveCount(2);
  for (const text of await topics.allTextContents()) {
    const subject = SUBJECTS.find((words) => words.some((word) => text.includes(word)));
    const others = SUBJECTS.filter((words) => words !== subject).flat();
    for (const word of others) expect(text).not.toContain(word);
  }
  await topics.first().click();
  await expect(topics.first()).toHaveAttribute('aria-pressed', 'true');
  await expect(legend.getByRole('list').getByRole('button', { pressed: true })).toHaveCount(1);
  const names = legend.getByRole('button', { name: 'Names on the map' });
  await expect(names).toHaveAttribute('aria-pressed', 'true');
  await names.click();
  await expect(names).toHaveAttribute('aria-pressed', 'false');
  expect(await accessibilityViolations(page)).toEqual([]);
  await legend.getByRole('button', { name: 'Show all' }).click();

  // From a typed text to a document, by one method and by all.
  await page.getByRole('textbox', { name: 'Find documents for a text' }).fill('A sailor in a storm');
  await page.getByRole('button', { name: 'Find documents', exact: true }).click();
  const found = page.getByRole('list', { name: 'Documents found' }).getByRole('button');
  await expect(found).toHaveCount(10);
  await page.getByRole('radio', { name: 'TF-IDF' }).click();
  await expect(page.getByText('vectors play no part')).toBeVisible();
  await found.first().click();
  const keywords = page.getByRole('list', { name: 'Keywords' }).getByRole('button');
  await expect(keywords.first()).toBeVisible();
  for (const word of await keywords.allTextContents()) expect(SUBJECTS[0]).toContain(word);
  await expect(page.getByRole('list', { name: 'Topics of the document' }).getByRole('button')).toHaveCount(1);
  const near = page.getByRole('list', { name: 'Nearest documents' }).getByRole('button');
  await expect(near).toHaveCount(10);
  await page.locator('summary', { hasText: 'Compare methods' }).click();
  for (const method of ['SIF', 'Mean', 'TF-IDF']) {
    const list = page.getByRole('list', { name: `Nearest by ${method}` }).getByRole('button');
    await expect(list).toHaveCount(10);
  }
  await expect(page.getByRole('table', { name: 'Shared among the first 10' })).toBeVisible();
  expect(await accessibilityViolations(page)).toEqual([]);

  // On to another document, and from a keyword to the word on the map.
  const next = page.getByRole('list', { name: 'Nearest by Mean' }).getByRole('button').first();
  const name = (await next.getAttribute('aria-label'))!.split(',')[0];
  await next.click();
  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
  await expect(keywords.first()).toBeVisible();
  const word = (await keywords.first().textContent())!;
  await keywords.first().click();
  await expect(page.getByRole('heading', { name: word, exact: true })).toBeVisible();
});
