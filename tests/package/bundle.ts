import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { type OutputChunk, rolldown } from 'rolldown';

const root = join(import.meta.dirname, '../..');
const OPTIONAL = Object.keys(
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).peerDependencies,
);
const ENTRY = '\0entry';

/** What reads and writes Parquet, and its packed columns. */
const PARQUET = /\/node_modules\/(?:hyparquet(?:-compressors|-writer)?|hysnappy|fzstd)\//;

/** What a bundler makes of a program. */
export interface Bundle {
  /** Its entry, minified. */
  readonly code: string;
  /** All of its files but those that read or write Parquet, minified and compressed by Brotli, in bytes. */
  readonly bytes: number;
  /** The files that read and write Parquet, which are loaded only once that is done. */
  readonly parquetBytes: number;
  /** The folders of dist/ that it holds files of, in order of the alphabet. */
  readonly folders: readonly string[];
}

/** Bundles a program that imports `malmoi`, as built into dist/, for a platform. */
export async function bundle(program: string, platform: 'browser' | 'node'): Promise<Bundle> {
  if (!existsSync(join(root, 'dist/index.js'))) throw new Error('Run `npm run build` first.');
  const build = await rolldown({
    input: ENTRY,
    cwd: root,
    platform,
    // Optional packages are those of whoever installs them.
    external: OPTIONAL,
    onLog: (_, log) => {
      throw new Error(log.message);
    },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === ENTRY ? { id, moduleSideEffects: true } : undefined),
        load: (id) => (id === ENTRY ? program : undefined),
      },
    ],
  });
  const { output } = await build.generate({ format: 'es', minify: true });
  await build.close();
  const chunks = output.flatMap((file) => (file.type === 'chunk' ? [file] : []));
  const files = chunks.flatMap((chunk) => chunk.moduleIds);
  const folders = files.flatMap((file) => /\/dist\/([^/]+)\//.exec(file)?.[1] ?? []);
  return {
    code: chunks.find((chunk) => chunk.isEntry)?.code ?? '',
    bytes: weigh(chunks.filter((chunk) => !isParquet(chunk))),
    parquetBytes: weigh(chunks.filter(isParquet)),
    folders: [...new Set(folders)].sort(),
  };
}

function weigh(chunks: readonly OutputChunk[]): number {
  return chunks.reduce((sum, { code }) => sum + brotliCompressSync(code).length, 0);
}

function isParquet({ moduleIds }: OutputChunk): boolean {
  return moduleIds.length > 0 && moduleIds.every((id) => PARQUET.test(id));
}
