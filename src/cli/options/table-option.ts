import { Option } from 'commander';
import type { OptionSpec } from '../../base/option-table.ts';
import { checkOption } from '../../base/options.ts';
import type { OptionHelp } from '../../messages/option-help.ts';

/** How an option of the library is written on the command line, where it is not by its own name. */
export interface Flag {
  /** Without dashes; by default the option's name with dashes between its words. */
  readonly name?: string;
  /** A letter that stands for the name. */
  readonly short?: string;
  /** What stands for the value in the help; by default what the table counts it in. */
  readonly value?: string;
  /** A switch that is on unless the flag turns it off: `no` for `--no-biases`, or another name, as `uniform-prior`. */
  readonly turnsOff?: string;
  /** What other programs call it, without dashes. */
  readonly published?: readonly string[];
  /** Reads the value in a form of its own, as `1-3`; the name of the flag is for its errors. */
  readonly parse?: (text: string, flag: string) => unknown;
  /** How many of what the option counts make one of what the flag counts: the bytes of a MiB, say. */
  readonly scale?: number;
  /** Values that completion offers, where others are taken too. */
  readonly offers?: readonly string[];
  /** The attribute of a flag that cannot stand beside this one. */
  readonly conflicts?: string;
  /** The default in words, where the flag has a form or a scale of its own. */
  readonly default?: string;
}

/** An option of the command line that sets an option of the library, as its table says. */
export class TableOption extends Option {
  /** The library's name. */
  readonly option: string;
  readonly spec: OptionSpec;
  readonly help: OptionHelp;
  readonly flag: Flag;

  constructor(option: string, spec: OptionSpec, help: OptionHelp, flag: Flag) {
    super(writeFlags(option, spec, flag), help.en);
    this.option = option;
    this.spec = spec;
    this.help = help;
    this.flag = flag;
    if (spec.kind === 'choice') this.argChoices = [...spec.choices];
    if (flag.offers !== undefined) this.argChoices = [...flag.offers];
    if (flag.conflicts !== undefined) this.conflicts(flag.conflicts);
    if (spec.kind !== 'switch') this.argParser((text) => this.#parse(text));
  }

  /** The value for the library; undefined where the flag was left out. */
  read(given: Readonly<Record<string, unknown>>): unknown {
    const value = given[this.attributeName()];
    const { turnsOff } = this.flag;
    // Commander gives `--no-header` as false, and as true where it was left out.
    if (turnsOff === undefined) return this.negate ? value === false || undefined : value;
    // Commander gives a switch that is turned off by `--no-…` as true where the flag was left out.
    return value === (turnsOff !== 'no') ? false : undefined;
  }

  #parse(text: string): unknown {
    const { flag, spec } = this;
    const name = this.long ?? this.option;
    if (flag.scale !== undefined) return readScaled(name, spec, { text, scale: flag.scale });
    const value = flag.parse === undefined ? readValue(spec, text) : flag.parse(text, name);
    checkOption(name, spec, value);
    return value;
  }
}

/** The flag of an option by its name: `minCount` becomes `min-count`. */
export function flagName(option: string): string {
  return option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function writeFlags(option: string, spec: OptionSpec, flag: Flag): string {
  const { name = flagName(option), short, turnsOff } = flag;
  const long = `--${turnsOff === undefined ? name : turnsOff === 'no' ? `no-${name}` : turnsOff}`;
  const unit = 'unit' in spec ? spec.unit : undefined;
  const usual = spec.kind === 'choice' ? 'name' : spec.kind === 'text' ? 'text' : 'number';
  const value = spec.kind === 'switch' ? '' : ` <${flag.value ?? unit ?? usual}>`;
  return `${short === undefined ? '' : `-${short}, `}${long}${value}`;
}

/** The value that a text stands for; the text itself where it is none, so that the error shows it. */
function readValue(spec: OptionSpec, text: string): unknown {
  if (spec.kind === 'list') return text.split(',').map((item) => readItem(spec.of, item.trim()));
  if (spec.kind !== 'whole' && spec.kind !== 'number') return text;
  return readNumber(text);
}

/**
 * Reads a number of another scale than its option's.
 * @returns the nearest number that the option takes
 * @throws UsageError for what is none or out of its range, which is told in the scale of the flag
 */
function readScaled(
  name: string,
  spec: OptionSpec,
  { text, scale }: { readonly text: string; readonly scale: number },
): number {
  if (spec.kind !== 'whole') throw new TypeError(`${name} is of a scale, but counts nothing.`);
  const { least, most } = spec;
  const value = readNumber(text);
  checkOption(
    name,
    {
      kind: 'number',
      // Of so little that nobody would count it in the flag's scale, only that it is something.
      ...(least > 0 && least < scale / 1024 ? { above: 0 } : { least: least / scale }),
      ...(most !== undefined && { most: most / scale }),
    },
    value,
  );
  return Math.max(least, Math.round(Number(value) * scale));
}

function readItem(of: 'whole' | 'number' | 'text' | 'any', text: string): unknown {
  return of === 'whole' || of === 'number' ? readNumber(text) : text;
}

function readNumber(text: string): unknown {
  const value = Number(text);
  // Nothing at all would be read as 0.
  return text.trim() === '' || Number.isNaN(value) ? text : value;
}
