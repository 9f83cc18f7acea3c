import { type AddHelpTextContext, type AddHelpTextPosition, Command } from 'commander';
import type { Language } from '../../messages/language.ts';
import { formatExamples } from './examples.ts';
import { LocalizedHelp } from './localized-help.ts';

/** A command whose help is in the user's language and fits 80 columns. */
export class LocalizedCommand extends Command {
  readonly language: Language;

  constructor(name: string | undefined, language: Language) {
    super(name);
    this.language = language;
  }

  override createCommand(name?: string): LocalizedCommand {
    return new LocalizedCommand(name, this.language);
  }

  override createHelp(): LocalizedHelp {
    return Object.assign(new LocalizedHelp(this.language), this.configureHelp());
  }

  override addHelpText(position: AddHelpTextPosition, text: string): this;
  override addHelpText(
    position: AddHelpTextPosition,
    text: (context: AddHelpTextContext) => string,
  ): this;
  override addHelpText(
    position: AddHelpTextPosition,
    text: string | ((context: AddHelpTextContext) => string),
  ): this {
    return typeof text === 'string'
      ? super.addHelpText(position, formatExamples(text, this.language))
      : super.addHelpText(position, text);
  }
}
