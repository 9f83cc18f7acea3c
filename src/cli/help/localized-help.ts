import { type Argument, type Command, Help, type Option } from 'commander';
import type { Language } from '../../messages/language.ts';
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
  }

  override styleTitle(title: string): string {
    return say(title, this.language);
  }

  override commandUsage(command: Command): string {
    return super
      .commandUsage(command)
      .replace('[options]', say('[options]', this.language))
      .replace('[command]', say('[command]', this.language));
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

/** Columns of a text on a terminal: Hangul and other wide characters take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text)
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6]/.test(
        character,
      )
        ? 2
        : 1;
  return width;
}
