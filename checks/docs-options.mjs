// Writes the tables of options into the pages of docs/, between `<!-- options:NAME -->` and
// `<!-- /options -->`, from the tables that check the options and make the flags:
//
//     npm run docs:options
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fillOptionTables } from './docs/option-tables.ts';

const folder = new URL('../docs/', import.meta.url);
for (const name of await readdir(folder)) {
  if (!name.endsWith('.md')) continue;
  const path = new URL(name, folder);
  const page = await readFile(path, 'utf8');
  const filled = fillOptionTables(page, name.endsWith('.ko.md') ? 'ko' : 'en');
  if (filled === page) continue;
  await writeFile(path, filled);
  console.log(`docs/${name}`);
}
