import type { Command } from 'commander';
import { MalmoiError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { VERSION } from '../../base/version.ts';
import { createEngine } from '../../engine/create-engine.ts';
import type { EngineDescription } from '../../engine/engine.ts';
import { formatBytes } from '../../engine/heap.ts';
import { checkEngine, type SelfCheck } from '../../engine/self-check.ts';
import { DOCTOR, type DoctorResult } from '../../models/json/studies.ts';
import { toJsonLine } from '../../models/json/version.ts';
import type { Environment } from '../environment.ts';
import { EXAMINED_ENGINE_FLAGS } from '../flags/engine-flags.ts';
import type { EngineChoice } from '../options/engine-options.ts';
import { addTableOptions, readTableOptions } from '../options/from-table.ts';
import { displayWidth } from '../terminal/display-width.ts';
import { type Wording, wordingOf } from '../terminal/wording.ts';

/** What the command prints, as it stands with `--json`. */
interface Report extends EngineDescription {
  readonly malmoi: string;
  readonly platform: string;
  readonly memoryLimitBytes: number;
  readonly check: SelfCheck;
}

interface DoctorOptions extends EngineChoice {
  readonly json?: true;
}

/** Adds `malmoi doctor`. */
export function addDoctorCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('doctor')
    .description(
      'Says which engine runs on this machine, with which instructions, on how many workers, and why; multiplies two matrices on it and checks the answer in double precision.',
    );
  addTableOptions(command, EXAMINED_ENGINE_FLAGS)
    .option('--json', 'one JSON object')
    .addHelpText('after', '\nExample:\n  malmoi doctor\n')
    .action((options: DoctorOptions) => examine(options, environment));
}

async function examine(options: DoctorOptions, environment: Environment): Promise<void> {
  const engine = await createEngine(readTableOptions(EXAMINED_ENGINE_FLAGS, options));
  const check = await checkEngine(engine);
  const report: Report = {
    malmoi: VERSION,
    platform: `Node ${process.versions.node}, ${process.platform}-${process.arch}`,
    kind: engine.kind,
    instructions: engine.instructions,
    workers: engine.workers,
    reasons: engine.reasons,
    why: engine.why,
    memoryLimitBytes: engine.heap.limit,
    check,
  };
  engine.dispose();
  environment.stdout.write(
    options.json === true
      ? toJsonLine(DOCTOR, asJson(report))
      : formatReport(report, wordingOf(environment)),
  );
  if (!check.passed) {
    throw new MalmoiError(
      sentence(
        'cli/wrong-numbers',
      )`The ${{ engine: report.kind }} engine (${{ instructions: report.instructions }}) computes wrong numbers here. Use another --engine, and report this.`,
      1,
    );
  }
}

function asJson({
  kind: engine,
  workers,
  reasons,
  ...rest
}: Report): Omit<DoctorResult, 'version'> {
  const { malmoi, platform, instructions, memoryLimitBytes, check } = rest;
  return { malmoi, platform, engine, instructions, workers, reasons, memoryLimitBytes, check };
}

function formatReport(report: Report, { term, text }: Wording): string {
  const { check, why } = report;
  const largest = check.largestError.toExponential(1);
  const lines = [
    ['malmoi', `${report.malmoi} (${report.platform})`],
    [term('engine'), report.kind],
    [term('instructions'), report.instructions],
    [term('workers'), String(report.workers)],
    ...why.map((reason, i) => [i === 0 ? term('why') : '', text(reason)]),
    [
      term('memory'),
      text(sentence('cli/memory-up-to')`up to ${{ size: formatBytes(report.memoryLimitBytes) }}`),
    ],
    [
      term('self-check'),
      text(
        check.passed
          ? sentence('cli/check-passed')`passed: a matrix product, largest error ${{ largest }}`
          : sentence('cli/check-failed')`FAILED: a matrix product, largest error ${{ largest }}`,
      ),
    ],
  ];
  return lines
    .map(([name, line]) => `${name}${' '.repeat(14 - displayWidth(name))}${line}\n`)
    .join('');
}
