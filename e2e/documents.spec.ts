import { accessibilityViolations, expect, openFile, runState, test } from './page';

// Without motion no colour is measured half-way through a transition.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** Mail with quotes and line ends in it, a row cut short (4), one without a word (5), and a name that comes twice. */
const mail = (): string => {
  const rows = [
    'id,subject,body,label,words',
    'm2,Meeting,"Dear all,\n\nthe meeting is at ten, bring ""the report"" please",ham,10',
    'm3,Watches,"Buy now, cheap watches, money back",spam,6',
    'm4,broken',
    'm5,,"?!",spam,0',
  ];
  for (let row = 6; row <= 205; row++) {
    const ham = row % 2 === 0;
    const body = ham
      ? `"The meeting of the team, the report and lunch ${row}"`
      : `"Buy cheap watches now, the money is back ${row}"`;
    rows.push(`${row === 205 ? 'm6' : `m${row}`},Mail ${row},${body},${ham ? 'ham' : 'spam'},9`);
  }
  return rows.join('\r\n');
};

const SETTINGS = 'algorithm=doc2vec&dm=0&dbow_words=1&vector_size=16&min_count=1&epochs=4&threads=1';

test('a table becomes documents, which are trained on and read', async ({ page }) => {
  await page.goto(`/#${SETTINGS}`);
  await openFile(page, 'mail.csv', mail());

  // What the head of the file suggests, and another choice.
  await expect(page.getByRole('heading', { name: 'Rows to documents' })).toBeVisible();
  const rows = page.getByRole('region', { name: 'First rows' });
  await expect(rows.getByRole('columnheader')).toHaveText([
    'idname',
    'subject',
    'bodytext',
    'labellabel',
    'words',
  ]);
  await expect(rows.getByText('bring "the report" please')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Label' })).toHaveValue('column label');
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.getByRole('radio', { name: 'Is a document' }).click();
  await expect(rows.getByRole('columnheader').first()).toHaveText(/^Column 1/);
  await page.getByRole('radio', { name: 'Names the columns' }).click();
  await page.getByRole('button', { name: 'subject', exact: true }).click();
  await expect(rows.getByRole('columnheader', { name: /^subject/ })).toHaveText('subjecttext');
  await page.getByRole('button', { name: 'Read as documents' }).click();

  // What came of the rows, those left out by their numbers.
  await expect(page.getByRole('heading', { name: 'mail.csv', exact: true })).toBeVisible();
  const main = page.getByRole('main');
  await main.getByText('1 malformed row left out').click();
  await expect(main.getByText('Row 4: it has 2 cells instead of 5')).toBeVisible();
  await main.getByText('1 row without a word left out').click();
  await expect(main.getByText('Row 5', { exact: true })).toBeVisible();
  await main.getByText('1 row with a name that was there before').click();
  await expect(main.getByText('Row 205: m6')).toBeVisible();
  const labels = page.getByRole('list', { name: 'Documents by label' }).getByRole('listitem');
  await expect(labels).toHaveText(['ham101', 'spam101']);
  expect(await accessibilityViolations(page)).toEqual([]);
  await expect
    .poll(() => page.evaluate(() => location.hash))
    .toContain('table=csv&text_column=subject&text_column=body&label_column=label&id_column=id');

  // Trained on, found by a word, opened, and the word marked in what was written.
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(runState(page)).toHaveText('Finished', { timeout: 60_000 });
  await page.keyboard.press('/');
  await page.keyboard.type('report');
  await page.keyboard.press('Enter');
  const found = page.getByRole('list', { name: 'Documents with this word' }).getByRole('button');
  await expect(page.getByRole('heading', { name: /^In 101 documents/ })).toBeVisible();
  await expect(found.first()).toContainText('m2');
  await found.first().click();
  await expect(page.getByRole('heading', { name: 'm2', exact: true })).toBeVisible();
  const text = page.getByRole('region', { name: 'Text of m2' });
  await expect(text).toHaveText('Meeting\nDear all,\n\nthe meeting is at ten, bring "the report" please', {
    useInnerText: true,
  });
  await expect(text.locator('mark')).toHaveText(['report']);
  const mark = page.getByRole('textbox', { name: 'Mark' });
  await mark.fill('meeting');
  await expect(text.locator('mark')).toHaveText(['Meeting', 'meeting']);
  await page.getByRole('button', { name: 'Next match' }).click();
  await expect(text.locator('mark[data-current]')).toHaveText('meeting');
  await expect(
    page.getByRole('list', { name: 'Nearest documents' }).getByRole('button').first(),
  ).toBeVisible();
  expect(await accessibilityViolations(page)).toEqual([]);

  // Words have the label of the documents that use them.
  await page.getByRole('button', { name: /^Colour by/ }).click();
  await page.getByRole('menuitemradio', { name: /^Label/ }).click();
  await expect(page.getByText('spam', { exact: true }).first()).toBeVisible();
});

test('a table can be read as plain text, and its rows as documents after all', async ({ page }) => {
  await page.goto('/');
  await openFile(page, 'mail.csv', mail());
  await page.getByRole('button', { name: 'Read as plain text' }).click();
  await expect(page.getByRole('heading', { name: 'mail.csv', exact: true })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Documents by label' })).toBeHidden();
  await page.getByRole('button', { name: /^Corpus/ }).click();
  await page.getByRole('button', { name: 'Read its rows as documents' }).click();
  await page.getByRole('button', { name: 'Read as documents' }).click();
  await expect(page.getByRole('list', { name: 'Documents by label' })).toBeVisible();
  await expect(page.getByText('Every row is a document')).toBeVisible();
});

test('columns that make no documents are told, and chosen again', async ({ page }) => {
  await page.goto('/');
  await openFile(
    page,
    'signs.csv',
    'id,body,notes\n1,?!,all good here\n2,--,and here too\n3,..,and more of it\n',
  );
  await page.getByRole('button', { name: 'body', exact: true }).click();
  await page.getByRole('button', { name: 'notes', exact: true }).click();
  await page.getByRole('button', { name: 'Read as documents' }).click();
  await expect(page.getByText('No documents in signs.csv')).toBeVisible();
  await page.getByRole('button', { name: 'notes', exact: true }).click();
  await page.getByRole('button', { name: 'Read as documents' }).click();
  await expect(page.getByRole('heading', { name: 'signs.csv', exact: true })).toBeVisible();
});
