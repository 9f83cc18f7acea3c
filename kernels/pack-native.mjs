// Makes the package of this platform's native add-ons, ready for `npm publish`:
//
//   node kernels/pack-native.mjs <folder>
//
// Whoever installs it beside malmoi has native kernels without a compiler; without it WebAssembly does
// the work. The package is only files: no install script.
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const [folder] = process.argv.slice(2);
const built = join(root, 'build/native');
const addOns = (await readdir(built).catch(() => [])).filter((name) => name.endsWith('.node'));

if (folder === undefined || addOns.length === 0) {
  console.error(
    folder === undefined
      ? 'Name the folder to write the package to.'
      : 'There are no add-ons to pack; `npm run build:kernels` makes them where there is a C compiler.',
  );
  process.exitCode = 2;
} else {
  const { version, license } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const { platform, arch } = process;
  const name = `malmoi-native-${platform}-${arch}`;
  // Linked against the C library of the machine that built it.
  const libc = platform === 'linux' ? { libc: [isMusl() ? 'musl' : 'glibc'] } : {};
  await mkdir(folder, { recursive: true });
  const description = `Native kernels of malmoi ${version} for ${platform}-${arch}`;
  const manifest = { name, version, description, license, os: [platform], cpu: [arch], ...libc };
  await writeFile(
    join(folder, 'package.json'),
    `${JSON.stringify({ ...manifest, files: addOns }, undefined, 2)}\n`,
  );
  await copyFile(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  for (const file of addOns) await copyFile(join(built, file), join(folder, file));
  console.log(`${name} ${version}: ${addOns.join(', ')}`);
}

function isMusl() {
  return process.report.getReport().header.glibcVersionRuntime === undefined;
}
