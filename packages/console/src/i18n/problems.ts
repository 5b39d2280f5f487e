import type { ChatErrorCode } from '@shopbell/sdk';

/** The refusals an agent can meet and do something about; `edit_empty` is the console's own. */
export type NamedProblem =
  | 'text_empty'
  | 'edit_empty'
  | 'text_too_long'
  | 'bad_text'
  | 'rate_limited'
  | 'busy'
  | 'draining'
  | 'internal'
  | 'forbidden'
  | 'not_yours'
  | 'conversation_closed'
  | 'conversation_unknown'
  | 'already_taken'
  | 'colleague_away'
  | 'session_invalid'
  | 'signed_out'
  | 'too_late'
  | 'message_unknown'
  | 'outbox_full'
  | 'offline';

/** Their texts; any other code is told by its name. */
export type Problems = Record<NamedProblem, string> & { unknown: (code: string) => string };

/** What to tell the agent about a refusal. */
export function problemText(problems: Problems, code: ChatErrorCode | NamedProblem): string {
  return isNamed(problems, code) ? problems[code] : problems.unknown(code);
}

const isNamed = (problems: Problems, code: ChatErrorCode | NamedProblem): code is NamedProblem =>
  Object.hasOwn(problems, code) && code !== ('unknown' as string);
