// Leads `malmoi/…` to the library's source by the package's own exports, as a package manager would lead it to dist/:
// what is no export cannot be imported.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);

/**
 * Aliases for Vite.
 * @param side which side of `#platform/…` is built: `browser` or `node`
 */
export function libraryAliases(side) {
  const { exports } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  const aliases = Object.entries(exports).map(([name, { default: file }]) => ({
    find: new RegExp(`^malmoi${name.slice(1).replaceAll('.', '\\.')}$`),
    replacement: fileURLToPath(new URL(file.replace(/^\.\/dist\/(.*)\.js$/, 'src/$1.ts'), root)),
  }));
  const source = fileURLToPath(new URL('src', root));
  return [
    ...aliases,
    { find: /^#platform\/(.*)$/, replacement: `${source}/$1/platform/${side}.ts` },
  ];
}
