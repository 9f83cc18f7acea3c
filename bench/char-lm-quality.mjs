/**
 * How well Malmoi's character models learn tinyshakespeare (MALMOI_DATA, or ../shared/data), beside the
 * same networks in PyTorch: 2 layers × 128, batch 50, sequences of 50, Adam 2e-3, clip 5, 2,000 steps;
 * the last 10 % validates, the state is carried.
 *
 *   npm run bench:char-lm-quality -- [--cells rnn,lstm,gru] [--seeds 1,2,3]
 *
 * PYTHON names a Python with PyTorch; without it ours alone are measured. Of the GRU ours is trained in
 * both forms; PyTorch has only `reset-after`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const data = process.env.MALMOI_DATA ?? join(root, '../shared/data');
const text = join(data, 'text/tinyshakespeare.txt');
const { values: options } = parseArgs({
  options: {
    cells: { type: 'string', default: 'rnn,lstm,gru' },
    seeds: { type: 'string', default: '1,2,3' },
  },
});

function run(command, args) {
  const result = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (result.status !== 0) throw new Error(result.error?.message ?? result.stderr);
  return result.stdout;
}

const SETTINGS = [
  ...['--layers', '2', '--hidden-size', '128', '--batch', '50', '--chunk-length', '50'],
  ...['--learning-rate', '0.002', '--schedule', 'constant', '--clip', '5', '--steps', '2000'],
  ...['--validation', '0.1', '--validate-every', '2000', '--json'],
];

/** Validation loss in nats of a character, of each seed. */
function trainOurs(cell, form, folder) {
  return options.seeds.split(',').map((seed) => {
    const files = [text, '-o', join(folder, 'model.malmoi')];
    const shape = ['--cell', cell, ...(cell === 'gru' ? ['--gru-form', form] : []), '--seed', seed];
    const main = join(root, 'dist/cli/main.js');
    return JSON.parse(run(process.execPath, [main, 'train', 'lm', ...files, ...shape, ...SETTINGS]))
      .validationLoss;
  });
}

function trainTheirs(cell) {
  const script = join(root, 'bench/char-lm-quality.py');
  return options.seeds
    .split(',')
    .map((seed) => Number(run(process.env.PYTHON, [script, text, cell, seed])));
}

function tell(name, losses) {
  const mean = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
  const each = losses.map((loss) => loss.toFixed(4)).join(' ');
  console.log(`${name}: mean ${mean.toFixed(4)} nats a character (${each})`);
}

if (existsSync(text)) {
  const folder = mkdtempSync(join(tmpdir(), 'char-lm-'));
  try {
    if (process.env.PYTHON === undefined) console.log('PYTHON is not set: PyTorch is not measured');
    for (const cell of options.cells.split(',')) {
      tell(`ours ${cell}`, trainOurs(cell, 'reset-before', folder));
      if (cell === 'gru') tell('ours gru, reset-after', trainOurs(cell, 'reset-after', folder));
      if (process.env.PYTHON !== undefined) tell(`PyTorch ${cell}`, trainTheirs(cell));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
} else {
  console.log(`not measured: there is no ${text}; name the data folder by MALMOI_DATA`);
}
