import { saveChange } from './amend.ts';
import type { Context } from './context.ts';
import { go } from './say.ts';

/** The answer "send anyway" to the question that stands; the next one, if there is one, is asked then. False where it may not be. */
export function sayAnyway(context: Context): boolean {
  const asked = context.state.question.peek();
  if (!asked?.question.mayPass) return false;
  const answered = [...asked.answered, asked.question.is];
  return asked.outgoing.edits === undefined ? go(context, asked.outgoing, answered) : saveChange(context, answered);
}
