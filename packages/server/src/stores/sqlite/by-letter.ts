import type { PersonKey } from '@shopbell/domain';
import { personKey } from './conversation-row.ts';
import { text } from './row.ts';
import type { Statements } from './statements.ts';

/** Whom the letters of a person's conversations have led here. */
export const readByLetter = (
  { byLetter }: Pick<Statements, 'byLetter'>,
  site: number | undefined,
  person: PersonKey,
): readonly PersonKey[] =>
  site === undefined ? [] : byLetter.all(site, person).map((row) => personKey(text(row, 'person')));
