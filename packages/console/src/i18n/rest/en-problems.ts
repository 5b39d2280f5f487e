import type { OfficeProblem } from '../problems.ts';

/** What to tell about a refusal that only pages beside the desk meet. */
export const enProblemsRest: { problems: Record<OfficeProblem, string> } = {
  problems: {
    second_factor_exists: 'There is a second factor already.',
    link_invalid: 'This link is no longer good: it has been used, replaced by a newer one, or its time is over.',
    already_member: 'Somebody with this address works here already.',
    email_taken: 'This address belongs to another merchant’s account. Ask to be invited at another one.',
    last_admin: 'A shop keeps at least one admin. Make somebody else one first.',
    has_conversations:
      'They still have open conversations. Those have to be ended, handed over or taken over first, so that no shopper is left without an answer. To shut them out at once, reset their password.',
    bad_email: 'That is no e-mail address.',
    bad_name: 'A name has 1 to 64 characters in one line, without control characters.',
    bad_password: 'A password has at least 12 characters.',
    settings_refused: 'Some of this isn’t right. Nothing was saved.',
    bad_setting: 'Something isn’t right. It is marked; nothing was saved.',
    group_needed: 'This group stays: it takes what no other one does.',
    tag_unknown: 'That tag isn’t there any more.',
    remark_unknown: 'That remark isn’t there any more.',
    key_unknown: 'That key was retired already.',
    keys_full: 'There are two JWT keys already. Retire one first.',
    shopper_unknown: 'What is written about this shopper is for who answers them.',
    summary_changed: 'The day was kept once more meanwhile, perhaps in another window. Look at it, then keep it again.',
    summary_closed: 'A day can be kept until two days after its end.',
  },
};
