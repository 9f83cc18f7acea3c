// Makes the package that is published, with the native add-ons of every platform that was packed:
//
//   npm run pack:malmoi -- <folder>        writes <folder>/malmoi/
//
// It is what `npm pack` would pack, and, for every package <folder>/native-*/ (`npm run pack:native`),
// its name among the optional dependencies and the SHA-256 of its files in dist/. The clone itself
// names no such package: whoever owned the name before it is published could run code on its install.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const [folder] = process.argv.slice(2);

if (folder === undefined) {
  // `npm publish` in the clone comes here too.
  console.error(
    'Run `npm run pack:malmoi -- <folder>`, and publish <folder>/malmoi: the clone names no native add-ons.',
  );
  process.exitCode = 2;
} else {
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const natives = await readNativePackages(folder, manifest.version);
  const target = join(folder, 'malmoi');
  await rm(target, { recursive: true, force: true });
  for (const path of packedFiles()) {
    await mkdir(dirname(join(target, path)), { recursive: true });
    await cp(join(root, path), join(target, path));
  }
  const { devDependencies, scripts, workspaces, ...published } = manifest;
  const names = Object.keys(natives);
  if (names.length > 0) {
    published.optionalDependencies = Object.fromEntries(
      names.map((name) => [name, manifest.version]),
    );
  }
  await writeFile(join(target, 'package.json'), `${JSON.stringify(published, undefined, 2)}\n`);
  const prebuilt = join(target, 'dist/engine/native/prebuilt.js');
  await writeFile(prebuilt, `export const PREBUILT = ${JSON.stringify(natives, undefined, 2)};\n`);
  console.log(
    `${target}: ${manifest.name} ${manifest.version} with ${names.join(', ') || 'no native package'}`,
  );
}

/** What `npm pack` takes from the clone. */
function packedFiles() {
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const output = execFileSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(output)[0].files.map(({ path }) => path);
}

/**
 * The native packages of a folder: name → file → SHA-256.
 * @throws Error for one of another version, or built from other kernels
 */
async function readNativePackages(folder, version) {
  const generated = await readFile(join(root, 'src/engine/wasm/hash.generated.ts'), 'utf8');
  const [, kernelsHash] = /'([0-9a-f]+)'/.exec(generated);
  const packages = {};
  const titles = (await readdir(folder).catch(() => [])).filter((title) => /^native-/.test(title));
  for (const title of titles.sort()) {
    const place = join(folder, title);
    const native = JSON.parse(await readFile(join(place, 'package.json'), 'utf8'));
    if (native.version !== version) {
      throw new Error(`${place} is of version ${native.version}, not ${version}; pack it again.`);
    }
    packages[native.name] = {};
    for (const file of native.files) {
      const bytes = await readFile(join(place, file));
      if (!bytes.includes(kernelsHash)) {
        throw new Error(`${join(place, file)} was built from other kernels; pack it again.`);
      }
      packages[native.name][file] = createHash('sha256').update(bytes).digest('hex');
    }
  }
  return packages;
}
