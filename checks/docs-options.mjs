// Writes the tables of options into the pages of docs/, between `<!-- options:NAME -->` and
// `<!-- /options -->`, from the tables that check the options and make the flags, and the formats of word vectors
// between `<!-- vector-formats -->` and `<!-- /vector-formats -->`:
//
//     npm run docs:options
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fillOptionTables } from './docs/option-tables.ts';
import { fillVectorFormats } from './docs/vector-formats.ts';

const folder = new URL('../docs/', import.meta.url);
for (const name of await readdir(folder)) {
  if (!name.endsWith('.md')) continue;
  const path = new URL(name, folder);
  const page = await readFile(path, 'utf8');
  const language = name.endsWith('.ko.md') ? 'ko' : 'en';
  const filled = fillVectorFormats(fillOptionTables(page, language), language);
  if (filled === page) continue;
  await writeFile(path, filled);
  console.log(`docs/${name}`);
}
