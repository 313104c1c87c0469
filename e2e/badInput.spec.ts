import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, openFile, runState, smallText, test } from './page';

const notice = (page: Page) => page.getByRole('alert').last();

/** After every refusal the page goes on: a good text can be read. */
const stillWorks = async (page: Page) => {
  await openFile(page, 'good.txt', smallText(200));
  await expect(page.getByRole('button', { name: 'Start', exact: true }).first()).toBeEnabled();
};

test.beforeEach(async ({ page }) => {
  await page.goto('/');
});

const REFUSED: { name: string; content: string | Buffer; says: RegExp[] }[] = [
  { name: 'nothing.txt', content: '', says: [/nothing\.txt is empty/] },
  { name: 'paper.txt', content: '%PDF-1.7\n%âãÏÓ\n1 0 obj', says: [/paper\.txt is not a text file/, /PDF/] },
  {
    name: 'picture.txt',
    content: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    says: [/picture\.txt is not a text file/, /PNG/],
  },
  {
    name: 'archive.txt',
    content: Buffer.concat([Buffer.from('504b0304140000000800', 'hex'), Buffer.alloc(40)]),
    says: [/archive\.txt is not a text file/, /zip/i],
  },
  { name: 'signs.txt', content: ' … !!! --- \n\n ', says: [/No words in signs\.txt/] },
  { name: 'echo.txt', content: 'echo echo echo\n'.repeat(20), says: [/Only one word: “echo”/] },
  {
    name: 'cut.gz',
    content: gzipSync(smallText(500)).subarray(0, 300),
    says: [/cut\.gz could not be unpacked/],
  },
];

for (const { name, content, says } of REFUSED) {
  test(`${name} is refused with a reason`, async ({ page }) => {
    await openFile(page, name, content);
    for (const sentence of says) await expect(notice(page)).toContainText(sentence);
    await stillWorks(page);
  });
}

test('a Korean text in EUC-KR is recognised and read after one click', async ({ page }) => {
  // 한국어 문장 ("Korean sentence") and more, in EUC-KR.
  const line = Buffer.from('c7d1b1b9beee20b9aec0e520b3aabae720b9d920c7cfb4c320b5a5c0ccc5cd0a', 'hex');
  await openFile(page, 'korean.txt', Buffer.concat(new Array<Buffer>(40).fill(line)));
  await expect(notice(page)).toContainText('korean.txt is not UTF-8');
  await page.getByRole('button', { name: /EUC-KR/ }).click();
  await expect(page.getByText('한국어').first()).toBeVisible();
});

test('a line of 20 MB is read, and the page says what that means', async ({ page }) => {
  test.slow();
  const words = smallText(4000).replaceAll('\n', ' ');
  await openFile(page, 'one-line.txt', `${words} `.repeat(Math.ceil(20_000_000 / words.length)));
  await expect(page.getByText(/one sentence/i).first()).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Start', exact: true }).first().click();
  await expect(runState(page)).toHaveText(/Training|Finished/, { timeout: 30_000 });
});

test('min_count that leaves nothing stops the start, in words', async ({ page }) => {
  await page.goto('/#min_count=100000');
  await page.reload();
  await openFile(page, 'small.txt', smallText(100));
  await expect(page.getByText('No word is frequent enough').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Start', exact: true }).first()).toBeDisabled();
});

test('a link with values out of range says so and keeps the rest', async ({ page }) => {
  await page.goto('about:blank');
  await page.goto('/#vector_size=-4&window=7&colour=red');
  await expect(page.getByText(/Vector size cannot be -4|Vector size cannot be −4/)).toBeVisible();
  await expect(page.getByText(/“colour”/)).toBeVisible();
  await stillWorks(page);
});

test('a model larger than memory is refused before it is allocated, with a size that fits', async ({
  page,
}) => {
  test.slow();
  await page.goto('about:blank');
  await page.goto('/#vector_size=2000&min_count=1');
  const words = Array.from({ length: 600_000 }, (_, i) => `w${i.toString(36)}`).join(' ');
  await openFile(page, 'many-words.txt', words);
  await expect(page.getByText('Not enough memory').first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('button', { name: 'Start', exact: true }).first()).toBeDisabled();
});
