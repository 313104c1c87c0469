import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { projectPath } from './projectRoot.mjs';
import { readJson } from './readJson.mjs';
import { countWords, toCsvRow, toPassages, toSentences } from './sampleText.mjs';
import { upToDate } from './upToDate.mjs';

const OUTPUT = 'public/samples';
const DATA = 'node_modules/@stdlib';
/** Words of a passage, at least: about a paragraph. */
const PASSAGE_WORDS = 100;

/**
 * One file of a data package.
 * @param {string} dataset
 * @param {string} name
 */
const readData = (dataset, name) =>
  /** @type {Promise<{ year: number, name: string, party: string, title: string, text: string }>} */ (
    readJson(DATA, dataset, 'data', name)
  );

/** The addresses in order of time. Two presidents spoke in 1953 and in 1961: the outgoing one first. */
async function addressesInOrder() {
  const names = await readdir(projectPath(DATA, 'datasets-sotu/data'));
  const json = names.filter((name) => name.endsWith('.json'));
  const addresses = await Promise.all(json.map((name) => readData('datasets-sotu', name)));
  const spoke = new Set(addresses.map(({ year, name }) => `${year} ${name}`));
  /** @param {{ year: number, name: string }} address */
  const incoming = ({ year, name }) => (spoke.has(`${year - 1} ${name}`) ? 0 : 1);
  return addresses.sort((a, b) => a.year - b.year || incoming(a) - incoming(b));
}

const stateOfTheUnion = async () => (await addressesInOrder()).flatMap(({ text }) => toSentences(text));

/** @param {string} name */
const lastName = (name) => /(?:Van )?\S+$/u.exec(name)?.[0] ?? name;

/** The same in passages, with what is known of the speaker; the data have no paragraphs of their own. */
async function sotuRows() {
  const rows = (await addressesInOrder()).flatMap(({ year, name, party, text }) =>
    toPassages(toSentences(text), PASSAGE_WORDS).map((passage, index) => [
      `${lastName(name)} ${year}, ${index + 1}`,
      name,
      String(year),
      party,
      passage,
    ]),
  );
  return [['id', 'president', 'year', 'party', 'text'], ...rows];
}

/**
 * The chapters and the epilogue, each after its title.
 * @returns {Promise<string[]>}
 */
async function mobyDick() {
  const parts = /** @type {string[]} */ (await readJson(DATA, 'datasets-moby-dick/data/file_list.json'));
  const names = parts
    .filter((name) => /^(?:chapter_\d+|epilogue)\.txt$/u.test(name))
    .map((name) => name.replace('.txt', '.json'));
  const chapters = await Promise.all(names.map((name) => readData('datasets-moby-dick', name)));
  return chapters
    .flatMap(({ title, text }) => [text.includes(title) ? '' : title, ...text.split(/\n\s*\n/u)])
    .flatMap(toSentences);
}

const SAMPLES = [
  {
    id: 'state-of-the-union',
    name: 'State of the Union',
    description: '233 addresses of presidents of the United States to Congress, 1790 to 2021',
    lines: stateOfTheUnion,
  },
  {
    id: 'state-of-the-union-passages',
    name: 'Addresses by party',
    description:
      'The presidents’ addresses in passages of about 100 words, each with president, year and party',
    rows: sotuRows,
    table: { format: 'csv', header: true, text: ['text'], label: 'party', id: 'id' },
  },
  {
    id: 'moby-dick',
    name: 'Moby Dick',
    description: 'Herman Melville’s novel of 1851, all 135 chapters and the epilogue',
    lines: mobyDick,
  },
];

/** @param {{ id: string, table?: object }} sample */
const fileOf = ({ id, table }) => `${id}.${table ? 'csv' : 'txt'}`;

/**
 * Writes the sample texts, one sentence or row a line, UTF-8, and samples.json, which lists them, into
 * public/samples/, when a script or a data package is newer than they are.
 */
export async function buildSamples() {
  const outputs = [...SAMPLES.map(fileOf), 'samples.json'].map((name) => projectPath(OUTPUT, name));
  const inputs = [
    import.meta.filename,
    projectPath('scripts/sampleText.mjs'),
    projectPath(DATA, 'datasets-sotu/package.json'),
    projectPath(DATA, 'datasets-moby-dick/package.json'),
  ];
  if (await upToDate(outputs, inputs)) return;
  await mkdir(projectPath(OUTPUT), { recursive: true });
  const list = [];
  for (const sample of SAMPLES) {
    const { id, name, description, table } = sample;
    const rows = sample.rows ? await sample.rows() : null;
    const lines = rows?.map(toCsvRow) ?? (await sample.lines?.()) ?? [];
    const text = `${lines.join('\n')}\n`;
    await writeFile(projectPath(OUTPUT, fileOf(sample)), text);
    // The text is the last column.
    const prose = rows ? rows.slice(1).map((row) => row.at(-1)) : lines;
    const bytes = Buffer.byteLength(text);
    const words = countWords(prose.join('\n'));
    list.push({ id, name, description, url: `samples/${fileOf(sample)}`, bytes, words, table });
  }
  await writeFile(projectPath(OUTPUT, 'samples.json'), `${JSON.stringify(list, null, 2)}\n`);
  console.log(
    `Samples: ${list.map(({ name, words }) => `${name}, ${words.toLocaleString('en')} words`).join('; ')}`,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildSamples();
