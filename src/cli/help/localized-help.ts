import { type Argument, type Command, Help, type Option } from 'commander';
import type { Language } from '../../messages/language.ts';
import { displayWidth } from '../terminal/display-width.ts';
import { describeOption } from './describe-option.ts';
import { say } from './say.ts';

/** Columns that the help takes at most, whatever the terminal has: longer lines are hard to read. */
export const HELP_WIDTH = 80;

/** Commander's help in the user's language. */
export class LocalizedHelp extends Help {
  readonly language: Language;

  constructor(language: Language) {
    super();
    this.language = language;
    this.helpWidth = HELP_WIDTH;
    // Beside long commands little room is left, but the lines still wrap there.
    this.minWidthToWrap = 20;
  }

  override styleTitle(title: string): string {
    return say(title, this.language);
  }

  override commandUsage(command: Command): string {
    // What stands for options and commands is translated.
    return super
      .commandUsage(command)
      .replace('[options]', say('[options]', this.language))
      .replace('[command]', say('[command]', this.language));
  }

  /** The name alone: a list says what commands do, and the help of each how it is used. */
  override subcommandTerm(command: Command): string {
    return command.name();
  }

  override commandDescription(command: Command): string {
    return say(super.commandDescription(command), this.language);
  }

  override subcommandDescription(command: Command): string {
    return say(super.subcommandDescription(command), this.language);
  }

  override optionDescription(option: Option): string {
    return describeOption(option, this.language);
  }

  override argumentDescription(argument: Argument): string {
    // The default `-` is told by the description.
    return say(argument.description, this.language);
  }

  override displayWidth(text: string): number {
    return displayWidth(text);
  }
}
