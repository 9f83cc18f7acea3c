import type { Command } from 'commander';
import { type RunCommand, runTour } from '../demo/tour.ts';
import type { Environment } from '../environment.ts';

/** Adds `malmoi demo`. */
export function addDemoCommand(parent: Command, environment: Environment, run: RunCommand): void {
  parent
    .command('demo')
    .description(
      'Classifies, tags names, trains word vectors, lets a language model write, and looks at its gates, on texts of your ' +
        'language. Shows each command that it runs and the TypeScript that does the same. Its files stay in a temporary folder.',
    )
    .option('--quiet', 'no progress bars and no colors')
    .addHelpText('after', '\nExample:\n  malmoi demo --lang ko\n')
    .action(({ quiet = false }: { quiet?: boolean }) =>
      runTour({ environment, language: environment.language ?? 'en', run, quiet }),
    );
}
