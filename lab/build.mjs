// Builds the lab into lab/dist/: a static site of whole HTML pages that can be served from any folder.
//
//   npm run lab:build
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { cutMathFont, cutTextFont } from './tools/font.mjs';
import { keepParticlesPlugin } from './tools/keep-particles-plugin.mjs';
import { libraryAliases } from './tools/library-alias.mjs';
import { SYMBOL_NAMES } from './tools/symbol-names.mjs';
import { listSymbols } from './tools/symbols.mjs';
import { texPlugin } from './tools/tex-plugin.mjs';
import { withoutKernels } from './tools/without-kernels.mjs';

// Vite goes by this variable: from within a test it would build for development, with the paths of this machine.
process.env.NODE_ENV = 'production';

const root = fileURLToPath(new URL('./', import.meta.url));
const output = join(root, 'dist');
const serverOutput = fileURLToPath(new URL('../.cache/lab-pages/', import.meta.url));

const common = {
  root,
  configFile: false,
  logLevel: 'warn',
  base: './',
  publicDir: false,
  plugins: [keepParticlesPlugin(), texPlugin()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  define: { 'process.env.NODE_ENV': '"production"' },
};

/** What the page runs. Gives the manifest: source file → built file. */
async function buildClient() {
  await build({
    ...common,
    plugins: [...common.plugins, withoutKernels()],
    resolve: { alias: libraryAliases('browser') },
    worker: { format: 'es', plugins: () => [texPlugin()] },
    build: {
      outDir: output,
      emptyOutDir: true,
      target: 'es2023',
      manifest: 'manifest.json',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rollupOptions: {
        input: { client: join(root, 'shell/client.tsx') },
      },
    },
  });
  return JSON.parse(await readFile(join(output, 'manifest.json'), 'utf8'));
}

/** The pages' HTML, written by the same components. */
async function writePages() {
  await build({
    ...common,
    resolve: { alias: libraryAliases('node') },
    build: {
      ssr: join(root, 'shell/prerender.tsx'),
      outDir: serverOutput,
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'pages.mjs' } },
    },
  });
  const { writePages: write } = await import(pathToFileURL(join(serverOutput, 'pages.mjs')).href);
  return write();
}

/** The built files that a page needs at once: its script, and what that imports, with the chapter's own. */
function filesOf(manifest, page) {
  const sources = ['shell/client.tsx', `shell/words.${page.language}.ts`];
  if (page.slug === 'workbench') {
    sources.push(
      'workbench/workbench-page.tsx',
      'workbench/load-words.ts',
      `workbench/text.${page.language}.ts`,
    );
  } else if (page.slug !== undefined) {
    sources.push(
      `chapters/${page.slug}/chapter.ts`,
      `chapters/${page.slug}/text.${page.language}.tsx`,
    );
  } else {
    sources.push('shell/home-page.tsx');
  }
  const scripts = new Set();
  const styles = new Set();
  const visit = (source) => {
    const entry = manifest[source];
    if (entry === undefined || scripts.has(entry.file)) return;
    scripts.add(entry.file);
    for (const style of entry.css ?? []) styles.add(style);
    for (const imported of entry.imports ?? []) visit(imported);
  };
  for (const source of sources) visit(source);
  return { scripts: [...scripts], styles: [...styles], entry: manifest['shell/client.tsx'].file };
}

function escapeHtml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

function writeHtml(page, files, fontStyle) {
  const up = '../'.repeat(page.path.split('/').length);
  const other = page.language === 'ko' ? 'en' : 'ko';
  const rest = page.slug === undefined ? '' : `${page.slug}/`;
  return `<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(page.title)}</title>
<meta name="description" content="${escapeHtml(page.description)}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${up}icon.svg" type="image/svg+xml">
<link rel="alternate" hreflang="${other}" href="${up}${other}/${rest}">
<script src="${up}theme.js"></script>
${files.styles.map((file) => `<link rel="stylesheet" href="${up}${file}">`).join('\n')}
<link rel="stylesheet" href="${up}${fontStyle}">
${files.scripts.map((file) => `<link rel="modulepreload" href="${up}${file}">`).join('\n')}
</head>
<body data-language="${page.language}"${page.slug === undefined ? '' : ` data-slug="${page.slug}"`}>
<div id="page">${page.body}</div>
<script type="module" src="${up}${files.entry}"></script>
</body>
</html>
`;
}

/** All characters that can stand on a page: of the pages and of what their scripts write. */
async function charactersOf(pages) {
  const scripts = await Promise.all(
    (await readdir(join(output, 'assets')))
      .filter((name) => name.endsWith('.js') && !/^(?:check|.*worker)/.test(name))
      .map((name) => readFile(join(output, 'assets', name), 'utf8')),
  );
  const texts = scripts.map((script) => script.replace(/[^\x20-\uffff]/g, ''));
  return [...pages.map((page) => page.body), ...texts].join('');
}

/** Writes the fonts and the style that names them; gives the style's path. */
async function writeFonts(fonts) {
  const hash = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  let style = '';
  for (const [family, { file, font, weight }] of Object.entries(fonts)) {
    const name = `${file}-${hash(font)}.woff2`;
    await writeFile(join(output, 'assets', name), font);
    style += `@font-face{font-family:"${family}";src:url("${name}") format("woff2");font-weight:${weight};font-display:swap}\n`;
  }
  const path = `assets/font-${hash(style)}.css`;
  await writeFile(join(output, path), style);
  return path;
}

/** The licenses of what the site is made of: they ask to go with it. */
async function writeLicenses() {
  const packages = fileURLToPath(new URL('../node_modules/', import.meta.url));
  const licenses = {
    'Preact (MIT)': 'preact/LICENSE',
    'Preact Signals (MIT)': '@preact/signals/LICENSE',
    'Malmoi Sans, cut from Pretendard (SIL Open Font License 1.1)': 'pretendard/dist/LICENSE.txt',
    'Malmoi Math, cut from Noto Sans Math (SIL Open Font License 1.1)':
      '@fontsource/noto-sans-math/LICENSE',
  };
  const texts = await Promise.all(
    Object.entries(licenses).map(
      async ([name, file]) => `${name}\n\n${await readFile(join(packages, file), 'utf8')}`,
    ),
  );
  await writeFile(join(output, 'licenses.txt'), texts.join(`\n\n${'-'.repeat(80)}\n\n`));
}

/** The text of HTML without its tags. */
function textOf(html) {
  const entities = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
  return html
    .replace(/<math[\s\S]*?<\/math>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity])
    .replace(/\s+/g, ' ')
    .trim();
}

/** The symbols of a page's formulas that have a name, each with the step in which it comes first. */
function indexSymbols({ slug, language }, steps) {
  const first = new Map();
  for (const [i, html] of steps.entries()) {
    for (const [formula] of html.matchAll(/<math[\s\S]*?<\/math>/g)) {
      for (const symbol of listSymbols(formula)) {
        if (!first.has(symbol)) first.set(symbol, i + 1);
      }
    }
  }
  return Object.entries(SYMBOL_NAMES[slug] ?? {}).flatMap(([symbol, name]) => {
    const step = first.get(symbol);
    return step === undefined ? [] : [[symbol, name[language], step]];
  });
}

/** What the palette finds of a page: its title, its steps' titles, and its terms and symbols with their steps' numbers. */
function indexOf({ slug, language, body }) {
  const steps = Array.from(
    body.matchAll(/<section id="\d+"[^>]*class="step[^>]*>([\s\S]*?)<\/section>/g),
    ([, html]) => html,
  );
  const titles = steps.map((html) => {
    const [, title = ''] = /<span class="step-number">\d+<\/span>([\s\S]*?)<\/a>/.exec(html) ?? [];
    return textOf(title);
  });
  const terms = steps.flatMap((html, i) =>
    Array.from(html.matchAll(/<dfn>([\s\S]*?)<\/dfn>/g), ([, term]) => [textOf(term), i + 1]),
  );
  return {
    slug,
    title: textOf(/<h1>([\s\S]*?)<\/h1>/.exec(body)?.[1] ?? ''),
    steps: titles,
    terms,
    symbols: indexSymbols({ slug, language }, steps),
  };
}

/** Writes the palette's index of each language. */
async function writeIndexes() {
  for (const language of new Set(pages.map((page) => page.language))) {
    const own = pages.filter((page) => page.language === language && page.slug !== undefined);
    await writeFile(join(output, language, 'palette.json'), JSON.stringify(own.map(indexOf)));
  }
}

/** Tells the service worker what to keep: every file, a page by its folder; and the build's name, by all contents. */
async function writeServiceWorker() {
  const path = join(output, 'service-worker.js');
  const entries = await readdir(output, { recursive: true, withFileTypes: true });
  const all = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(output, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => file !== 'service-worker.js')
    .sort();
  const hash = createHash('sha256');
  for (const file of all) hash.update(file).update(await readFile(join(output, file)));
  const files = all.map((file) => file.replace(/(^|\/)index\.html$/, '$1'));
  const kept = JSON.stringify({ version: hash.digest('hex').slice(0, 16), files });
  const source = await readFile(path, 'utf8');
  await writeFile(
    path,
    source.replace('{"version":"","files":[]}', () => kept),
  );
}

const manifest = await buildClient();
const pages = await writePages();
await cp(join(root, 'public'), output, { recursive: true });
await writeLicenses();

const characters = await charactersOf(pages);
const fontStyle = await writeFonts({
  'Malmoi Sans': { file: 'malmoi-sans', font: await cutTextFont(characters), weight: '400 700' },
  'Malmoi Math': {
    file: 'malmoi-math',
    font: await cutMathFont(characters.replace(/[\uac00-\ud7a3]/g, '')),
    weight: '400',
  },
});

for (const page of pages) {
  const file = join(output, page.path, 'index.html');
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, writeHtml(page, filesOf(manifest, page), fontStyle));
}
await rm(join(output, 'manifest.json'));
await writeIndexes();
await writeServiceWorker();
console.log(`lab: ${pages.length} pages in ${output}`);
