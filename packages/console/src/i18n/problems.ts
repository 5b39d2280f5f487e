import type { Refused } from '../api/shapes.ts';
import type { FileMessages } from './en-files.ts';

/** The refusals an agent can meet and do something about; `edit_empty` and `bad_…` are the console's own. */
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
  | 'colleague_full'
  | 'already_in'
  | 'not_invited'
  | 'company_full'
  | 'promise_unknown'
  | 'promises_full'
  | 'already_reminded'
  | 'already_asked'
  | 'not_answered'
  | 'at_limit'
  | 'off_duty'
  | 'not_offered'
  | 'session_invalid'
  | 'signed_out'
  | 'too_late'
  | 'message_unknown'
  | 'guarded'
  | 'outbox_full'
  | 'offline'
  | 'code_refused'
  | 'password_refused'
  | 'person_unknown'
  | 'group_unknown'
  | 'too_many'
  | keyof FileMessages['problems'];

/** Those that only the pages beside the desk meet: their texts come with the pages'. */
export type OfficeProblem =
  | 'second_factor_exists'
  | 'link_invalid'
  | 'already_member'
  | 'email_taken'
  | 'last_admin'
  | 'has_conversations'
  | 'bad_email'
  | 'bad_name'
  | 'bad_password'
  | 'settings_refused'
  | 'bad_setting'
  | 'group_needed'
  | 'tag_unknown'
  | 'remark_unknown'
  | 'key_unknown'
  | 'keys_full'
  | 'shopper_unknown'
  | 'summary_changed'
  | 'summary_closed';

/** Their texts; any other code is told by its name. */
export type Problems = Record<NamedProblem, string> &
  Partial<Record<OfficeProblem, string>> & {
    unknown: (code: string) => string;
    /** This page isn't where the server's own pages are. */
    elsewhere: (address: string) => string;
  };

/** What to tell the agent about a refusal. */
export function problemText(problems: Problems, code: string): string {
  return (isNamed(problems, code) && problems[code]) || problems.unknown(code);
}

const isNamed = (problems: Problems, code: string): code is NamedProblem | OfficeProblem =>
  Object.hasOwn(problems, code) && code !== 'unknown' && code !== 'elsewhere';

const BY_FIELD: Readonly<Record<string, OfficeProblem>> = {
  email: 'bad_email',
  name: 'bad_name',
  password: 'bad_password',
};

/** What to tell about a refusal of the REST API: a field at fault is told by what belongs into it. */
export function refusedText(problems: Problems, { code, path, address }: Refused): string {
  if (code === 'origin_refused' && address !== undefined) return problems.elsewhere(address);
  // Fields that have no words of their own are marked where they stand.
  const field = code === 'bad_frame' && path !== undefined ? (BY_FIELD[path] ?? 'bad_setting') : undefined;
  return problemText(problems, field ?? code);
}
