import type { Command } from 'commander';
import { UsageError } from '../../base/errors.ts';
import { throwIfAborted } from '../../base/progress.ts';
import { sentence } from '../../base/sentence.ts';
import type { Caption } from '../../captioner/index.ts';
import { drawCaptionAttention } from '../../inspect/drawing/caption-attention-svg.ts';
import { checkWritable, writeFileAtomic } from '../../io/node.ts';
import { toCaptionResult } from '../../models/caption-result.ts';
import { CAPTION_LINE } from '../../models/json/captions.ts';
import { toJsonLine } from '../../models/json/version.ts';
import { readPicture } from '../captioner/read-pictures.ts';
import type { Environment } from '../environment.ts';
import { openModelFile } from '../models/open-model-file.ts';
import { checkAbility } from '../models/refusals.ts';
import { addEngineOptions, type EngineChoice, engineOptionsOf } from '../options/engine-options.ts';

interface CaptionOptions extends EngineChoice {
  readonly svg?: string;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  malmoi caption shapes.malmoi picture.png
  malmoi caption shapes.malmoi pictures/*.png --json
  malmoi caption looking.malmoi picture.png --svg attention.svg
`;

/** Pictures that are described together. */
const BATCH = 64;

/** Adds `malmoi caption`. */
export function addCaptionCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('caption')
    .description('Prints a line for each picture: its file, and the caption.')
    .argument('<model>', 'a captioner')
    .argument('<pictures...>', 'PNG files');
  addEngineOptions(command)
    .option('--svg <file>', 'one picture: where each word looked, of a model with attention')
    .option('--json', 'one JSON object a picture')
    .addHelpText('after', EXAMPLES)
    .action((path: string, pictures: string[], options: CaptionOptions) =>
      caption(path, pictures, options, environment),
    );
}

async function caption(
  path: string,
  paths: readonly string[],
  options: CaptionOptions,
  environment: Environment,
): Promise<void> {
  const { svg, json } = options;
  const { signal, stdout } = environment;
  if (svg !== undefined) {
    if (paths.length > 1) {
      throw new UsageError(
        sentence(
          'cli/svg-of-one-picture',
        )`--svg draws one picture, but ${{ given: paths.length }} were given; name one.`,
      );
    }
    await checkWritable(svg, [path, ...paths]);
  }
  const handle = await openModelFile(path, { engine: engineOptionsOf(options) }, environment);
  try {
    checkAbility(path, handle, 'caption');
    for (let first = 0; first < paths.length; first += BATCH) {
      throwIfAborted(signal);
      const some = paths.slice(first, first + BATCH);
      const pictures = await Promise.all(some.map(readPicture));
      const captions = handle.caption(pictures, { signal });
      const lines = captions.map((one, i) => format(some[i], one, json));
      await stdout.write(lines.join(''));
      if (svg === undefined) continue;
      if (captions[0].attention === undefined) {
        throw new UsageError(
          sentence(
            'cli/no-attention',
          )`${{ path }} has no attention to draw; train one with --attention.`,
        );
      }
      const drawing = drawCaptionAttention(pictures[0], captions[0]);
      await writeFileAtomic(svg, [new TextEncoder().encode(drawing)]);
    }
  } finally {
    handle.dispose();
  }
}

function format(picture: string, found: Caption, json: true | undefined): string {
  if (!json) return `${picture}\t${found.caption}\n`;
  return toJsonLine(CAPTION_LINE, { picture, ...toCaptionResult(found) });
}
