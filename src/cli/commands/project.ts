import { extname } from 'node:path';
import type { Command } from 'commander';
import { UsageError } from '../../base/errors.ts';
import { withDefaults } from '../../base/options.ts';
import { sentence } from '../../base/sentence.ts';
import { checkWritable, writeFileAtomic } from '../../io/node.ts';
import { toJsonLine } from '../../models/json/version.ts';
import { VECTORS_WRITTEN } from '../../models/json/written-files.ts';
import { drawMapSvg, formatMapTsv } from '../../vectors/map-drawing.ts';
import { projectPca } from '../../vectors/project-pca.ts';
import { projectUmap } from '../../vectors/project-umap.ts';
import type { WordVectors } from '../../vectors/word-vectors.ts';
import type { Environment } from '../environment.ts';
import { MAP_FLAGS, MAP_OPTIONS, type MapOptions } from '../flags/vector-flags.ts';
import { addTableOptions, readTableOptions } from '../options/from-table.ts';
import { createProgressBar } from '../terminal/progress-bar.ts';
import { tell } from '../terminal/tell.ts';
import {
  addVectorInputOptions,
  loadVectors,
  type VectorInputOptions,
} from '../vectors/load-vectors.ts';

interface ProjectOptions extends VectorInputOptions {
  readonly json?: true;
  readonly output: string;
  readonly words?: string[];
}

const EXAMPLES = `
Examples:
  malmoi project vectors.bin -o map.svg
  malmoi project vectors.bin -o map.svg --words king queen man woman
  malmoi project reviews.malmoi -o map.tsv --method umap --points 2000
`;

/** Adds `malmoi project`. */
export function addProjectCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('project')
    .description(
      'Puts words on a plane and writes their places: a picture (.svg) or a table (.tsv). pca keeps ' +
        'distances as far as a plane can; umap keeps neighborhoods.',
    )
    .argument('<vectors>', 'a model file, or vectors in any known format')
    .requiredOption('-o, --output <file>', 'map.svg or map.tsv')
    .option('--words <words...>', 'show these words only');
  addTableOptions(command, MAP_FLAGS);
  addVectorInputOptions(command)
    .option('--json', 'the summary as one JSON object')
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, options: ProjectOptions) => {
      const ending = extname(options.output);
      if (ending !== '.svg' && ending !== '.tsv') {
        throw new UsageError(
          sentence(
            'cli/no-map',
          )`A map is a .svg or a .tsv; "${{ path: options.output }}" is neither.`,
        );
      }
      await checkWritable(options.output, [path, options.metadata ?? '']);
      const all = await loadVectors(path, options, environment);
      const map = withDefaults(MAP_OPTIONS, readTableOptions(MAP_FLAGS, options));
      const shown = pickWords(all, options.words, map.points);
      const places = await projectWords(shown, all.dimensions, { ...options, ...map }, environment);
      const points = shown.map(({ word }, i) => ({
        word,
        x: places[2 * i] ?? 0,
        y: places[2 * i + 1] ?? 0,
      }));
      const text = ending === '.svg' ? drawMapSvg(points) : formatMapTsv(points);
      await writeFileAtomic(options.output, [new TextEncoder().encode(text)], environment.signal);
      if (options.json === true) {
        environment.stdout.write(
          toJsonLine(VECTORS_WRITTEN, {
            ...{ output: options.output, vocabularySize: points.length, dimensions: 2 },
            format: map.method,
          }),
        );
      } else if (options.quiet !== true) {
        tell(
          sentence(
            'cli/projected',
          )`${{ output: options.output }}: ${{ words: points.length }} words by ${{ method: map.method }}.`,
          environment,
        );
      }
    });
}

interface ShownWord {
  readonly word: string;
  readonly vector: Float32Array;
}

function pickWords(
  vectors: WordVectors,
  words: readonly string[] | undefined,
  points: number,
): ShownWord[] {
  if (words !== undefined) return words.map((word) => ({ word, vector: vectors.vector(word) }));
  const count = Math.min(points, vectors.size);
  return Array.from({ length: count }, (_, id) => ({
    word: vectors.words.word(id),
    vector: vectors.row(id),
  }));
}

async function projectWords(
  shown: readonly ShownWord[],
  dimensions: number,
  { method, seed, quiet }: ProjectOptions & Pick<Required<MapOptions>, 'method' | 'seed'>,
  environment: Environment,
): Promise<Float64Array> {
  const { signal } = environment;
  const rows = new Float32Array(shown.length * dimensions);
  shown.forEach(({ vector }, i) => {
    rows.set(vector, i * dimensions);
  });
  if (method === 'pca') return (await projectPca(rows, dimensions, { signal })).points;
  const progress = createProgressBar(environment, quiet === true);
  try {
    return await projectUmap(rows, dimensions, { seed, signal, onProgress: progress.onProgress });
  } finally {
    progress.stop();
  }
}
