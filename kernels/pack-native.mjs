// Makes the package of this platform's native add-ons:
//
//   npm run pack:native -- <folder>        writes <folder>/native-<platform>-<architecture>/
//
// It is only files, with no install script. Run it on each platform, bring the packages together in one
// folder, and let `npm run pack:malmoi` write the package that names them and knows their hashes.
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
  const { version, license, repository } = JSON.parse(
    await readFile(join(root, 'package.json'), 'utf8'),
  );
  const { platform, arch } = process;
  // An add-on on Linux is linked against the C library of the machine that built it.
  const libc = platform === 'linux' ? (isMusl() ? 'musl' : 'glibc') : undefined;
  const title = `native-${platform}-${arch}${libc === 'musl' ? '-musl' : ''}`;
  const manifest = {
    name: `@malmoi/${title}`,
    version,
    description: `The native kernels of malmoi ${version} for ${platform}-${arch}`,
    license,
    repository,
    publishConfig: { access: 'public' },
    os: [platform],
    cpu: [arch],
    ...(libc !== undefined && { libc: [libc] }),
    files: addOns,
  };
  const target = join(folder, title);
  await mkdir(target, { recursive: true });
  await writeFile(join(target, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  await writeFile(
    join(target, 'README.md'),
    `# ${manifest.name}\n\n${manifest.description}. \`npm install malmoi\` brings it where it runs; it does nothing alone.\n`,
  );
  await copyFile(join(root, 'LICENSE'), join(target, 'LICENSE'));
  for (const file of addOns) await copyFile(join(built, file), join(target, file));
  console.log(`${target}: ${manifest.name} ${version}, ${addOns.join(', ')}`);
}

function isMusl() {
  return process.report.getReport().header.glibcVersionRuntime === undefined;
}
