import { absoluteAddress } from '../../shell/chosen-text.ts';
import english from '../../texts/english-words.malmoi?url';
import korean from '../../texts/korean-words.malmoi?url';
import type { TableName } from './state.ts';

const FILES: Readonly<Record<TableName, string>> = { english, korean };

/** The address of a table that ships. */
export function tableAddress(name: TableName): string {
  return absoluteAddress(FILES[name]);
}
