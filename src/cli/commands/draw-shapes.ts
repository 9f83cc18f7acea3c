import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { throwIfAborted } from '../../base/progress.ts';
import { sentence } from '../../base/sentence.ts';
import { createShapePictures } from '../../captioner/index.ts';
import { writeFileAtomic } from '../../io/node.ts';
import { writePng } from '../../io/png.ts';
import { PICTURES_DRAWN } from '../../models/json/captions.ts';
import { toJsonLine } from '../../models/json/version.ts';
import { CAPTION_COLUMN, PICTURE_COLUMN } from '../captioner/read-pictures.ts';
import type { Environment } from '../environment.ts';
import { SHAPE_PICTURE_FLAGS } from '../flags/captioner-flags.ts';
import { addTableOptions, readTableOptions } from '../options/from-table.ts';
import { wordingOf } from '../terminal/wording.ts';

interface DrawShapesOptions {
  readonly output: string;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  malmoi draw-shapes -o shapes --count 20000
  malmoi draw-shapes -o unseen --count 1000 --combinations unseen --seed 2
  malmoi draw-shapes -o pairs --shapes 2 --language ko
`;

/** The file that lists the pictures. */
const LIST = 'captions.tsv';

/** Adds `malmoi draw-shapes`. */
export function addDrawShapesCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('draw-shapes')
    .description(
      'Writes PNG files of circles, squares, triangles, crosses and rings in six colors, three sizes and nine places, ' +
        `and ${LIST} with what is to be said of each.`,
    )
    .requiredOption('-o, --output <folder>', 'where the pictures are written');
  addTableOptions(command, SHAPE_PICTURE_FLAGS)
    .option('--json', 'the summary as one JSON object')
    .addHelpText('after', EXAMPLES)
    .action((options: DrawShapesOptions) => draw(options, environment));
}

async function draw(options: DrawShapesOptions, environment: Environment): Promise<void> {
  const { output, json } = options;
  const { signal, stdout } = environment;
  await mkdir(output, { recursive: true });
  const lines = [`${PICTURE_COLUMN}\t${CAPTION_COLUMN}\n`];
  let pictures = 0;
  for (const { picture, caption } of createShapePictures(
    readTableOptions(SHAPE_PICTURE_FLAGS, options),
  )) {
    throwIfAborted(signal);
    const name = `${String(++pictures).padStart(6, '0')}.png`;
    await writeFileAtomic(join(output, name), [writePng(picture)]);
    lines.push(`${name}\t${caption}\n`);
  }
  const list = join(output, LIST);
  // Last, so that a list never names a picture that is not there.
  await writeFileAtomic(list, [new TextEncoder().encode(lines.join(''))]);
  stdout.write(
    json
      ? toJsonLine(PICTURES_DRAWN, { output, pictures, list })
      : `${wordingOf(environment).text(
          sentence('cli/pictures-drawn')`${{ list }}: ${{ pictures }} pictures with captions`,
        )}\n`,
  );
}
