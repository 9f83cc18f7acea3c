import { Option } from 'commander';
import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { CELL_KINDS, type CellKind, COMPARED_CELLS } from '../../nn/index.ts';

/** Creates `--cells`: which recurrent cells a command sets side by side. */
export function createCellsOption(): Option {
  return new Option(
    '--cells <list>',
    `which of ${CELL_KINDS.join(', ')}, with commas between them (default: ${COMPARED_CELLS.join(',')})`,
  ).argParser(parseCells);
}

function parseCells(list: string): CellKind[] {
  return list.split(',').map((name) => {
    const cell = CELL_KINDS.find((kind) => kind === name.trim().toLowerCase());
    if (cell === undefined) {
      throw new UsageError(
        sentence(
          'cli/no-cell',
        )`There is no cell "${{ name }}"; choose among ${{ cells: CELL_KINDS }}.`,
      );
    }
    return cell;
  });
}
