/**
 * What the client should do about a problem:
 * `never` – the same request will be refused again; `fix` – change the request; `later` – the same request may succeed
 * (after `retryAfterMs` where given); `again` – greet anew with fresh credentials.
 */
export type Retry = 'never' | 'fix' | 'later' | 'again';

/** One row of the problem table. */
export interface ProblemRow {
  /** Advice for the client. */
  retry: Retry;
  /** HTTP status when the same refusal is given over HTTP. */
  http: number;
  /** WebSocket close code when the refusal ends the connection; absent when it stays open. */
  close?: number;
  /** What happened, in one sentence for a developer. */
  text: string;
}

/** The closed set of refusals that cross the wire. Everything else about them is derived from this table. */
export const PROBLEMS = {
  bad_json: { retry: 'fix', http: 400, close: 4400, text: 'The frame is not a JSON object.' },
  bad_utf8: { retry: 'fix', http: 400, close: 1007, text: 'The frame is not valid UTF-8.' },
  binary_frame: { retry: 'fix', http: 400, close: 1003, text: 'Frames are JSON text; a binary frame came.' },
  frame_too_large: { retry: 'fix', http: 413, close: 1009, text: 'The frame is larger than the limit.' },
  bad_frame: { retry: 'fix', http: 400, text: 'A field is missing or has the wrong type; `path` names it.' },
  unknown_frame: { retry: 'never', http: 400, text: 'This server does not know that type of frame.' },
  text_empty: { retry: 'fix', http: 422, text: 'The text is empty.' },
  text_too_long: { retry: 'fix', http: 413, text: 'The text is longer than `limits.textMaxChars`.' },
  bad_text: { retry: 'fix', http: 422, text: 'The text holds half of a surrogate pair.' },
  too_many: { retry: 'fix', http: 413, text: 'The frame lists more entries than allowed.' },
  hello_expected: { retry: 'fix', http: 400, close: 4400, text: 'The first frame must be a hello.' },
  hello_twice: { retry: 'never', http: 409, close: 4409, text: 'This connection has already been greeted.' },
  hello_timeout: { retry: 'later', http: 408, close: 4408, text: 'No hello came in time.' },
  protocol_unsupported: { retry: 'never', http: 426, close: 4426, text: 'This server does not speak that version.' },
  site_unknown: { retry: 'never', http: 404, close: 4404, text: 'There is no such site.' },
  origin_refused: { retry: 'never', http: 403, close: 4403, text: 'This Origin is not allowed for the site.' },
  key_required: {
    retry: 'fix',
    http: 401,
    close: 4401,
    text: 'A client without an Origin needs a site API key or an agent token.',
  },
  key_invalid: { retry: 'never', http: 401, close: 4401, text: 'The API key is not one of the site.' },
  jwt_invalid: { retry: 'again', http: 401, close: 4401, text: 'The member token is not valid for this site.' },
  jwt_expired: { retry: 'again', http: 401, close: 4401, text: 'The member token has run out.' },
  other_member: {
    retry: 'again',
    http: 403,
    close: 4403,
    text: 'This device belongs to another member; start with a new anonymous token.',
  },
  session_invalid: { retry: 'again', http: 401, close: 4401, text: 'The agent is not signed in, or no longer.' },
  sign_in_refused: { retry: 'fix', http: 401, text: 'E-mail and password do not match an account.' },
  code_required: { retry: 'fix', http: 401, text: 'The account has a second factor: send its `code` as well.' },
  code_refused: { retry: 'fix', http: 401, text: 'The code is not right, or it has been used.' },
  password_refused: { retry: 'fix', http: 403, text: 'That is not the password of this account.' },
  second_factor_exists: { retry: 'never', http: 409, text: 'There is a second factor already; turn it off first.' },
  forbidden: { retry: 'never', http: 403, text: 'Your role does not allow this.' },
  link_invalid: { retry: 'never', http: 410, text: 'The link was used, withdrawn or replaced, or its time is over.' },
  link_over: { retry: 'never', http: 410, text: 'The time of the link is over.' },
  link_used: { retry: 'never', http: 410, text: 'The link was used already, on another device.' },
  person_unknown: { retry: 'never', http: 404, text: 'There is no such person or invitation at this site.' },
  already_member: { retry: 'never', http: 409, text: 'Somebody with this e-mail address is at this site already.' },
  email_taken: { retry: 'never', http: 409, text: 'This e-mail address belongs to another account.' },
  last_admin: { retry: 'never', http: 409, text: 'A site keeps at least one admin.' },
  has_conversations: {
    retry: 'later',
    http: 409,
    text: 'The agent has open conversations; they have to end or be handed over first.',
  },
  settings_refused: {
    retry: 'fix',
    http: 422,
    text: 'The settings are not right; `faults` names each one and its place.',
  },
  group_unknown: { retry: 'never', http: 404, text: 'There is no such group at this site.' },
  group_needed: { retry: 'never', http: 409, text: 'This group takes what no other one does; it stays.' },
  shopper_unknown: { retry: 'never', http: 404, text: 'There is no such shopper for you.' },
  tag_unknown: { retry: 'never', http: 404, text: 'There is no such tag at this site.' },
  remark_unknown: { retry: 'never', http: 404, text: 'There is no such remark.' },
  blocked: {
    retry: 'never',
    http: 403,
    text: 'The shop takes no words of this person; `until` says for how long, where it has an end.',
  },
  key_unknown: { retry: 'never', http: 404, text: 'There is no such key, or it was retired.' },
  keys_full: { retry: 'fix', http: 409, text: 'The site has as many JWT keys as it may; retire one first.' },
  conversation_unknown: { retry: 'never', http: 404, text: 'There is no such conversation for you.' },
  conversation_closed: { retry: 'never', http: 409, text: 'The conversation is closed.' },
  not_yours: { retry: 'never', http: 409, text: 'Another agent has this conversation, or nobody took it yet.' },
  already_taken: { retry: 'never', http: 409, text: 'Another agent was faster.' },
  colleague_away: { retry: 'never', http: 409, text: 'There is no such colleague on duty who could take it.' },
  colleague_full: { retry: 'never', http: 409, text: 'The colleague has as many conversations as they may have.' },
  at_limit: { retry: 'never', http: 409, text: 'You have as many conversations as you may have at a time.' },
  not_offered: {
    retry: 'never',
    http: 409,
    text: 'Its group gives requests out, and this one was not offered to you.',
  },
  off_duty: { retry: 'never', http: 409, text: 'You have signed off; set another status first.' },
  already_in: {
    retry: 'never',
    http: 409,
    text: 'They have this conversation, are in it, or are invited to it already.',
  },
  not_invited: { retry: 'never', http: 409, text: 'You are not invited to this conversation, or not any more.' },
  company_full: {
    retry: 'never',
    http: 409,
    text: 'As many are in the conversation, or invited to it, as may be (`companyMax`).',
  },
  promise_unknown: {
    retry: 'never',
    http: 404,
    text: 'There is no such open promise in this conversation: it was settled already, or never made.',
  },
  promises_full: {
    retry: 'never',
    http: 409,
    text: 'As many promises are open in the conversation as may be (`promisesMax`).',
  },
  summary_changed: {
    retry: 'never',
    http: 409,
    text: 'The day was kept once more meanwhile; look at it and keep it after that version.',
  },
  summary_closed: { retry: 'never', http: 409, text: 'A day is kept until two days after its end.' },
  message_unknown: { retry: 'never', http: 404, text: 'There is no such message of yours, or it was taken back.' },
  too_late: {
    retry: 'never',
    http: 409,
    text: 'A message can be changed or taken back for `limits.amendWindowMs` only.',
  },
  rating_not_asked: {
    retry: 'never',
    http: 409,
    text: 'The shopper was not asked to rate this conversation: nobody has answered in it, it goes on, or the site asks nobody.',
  },
  rating_over: { retry: 'never', http: 409, text: 'The time in which the conversation can be rated is over.' },
  already_asked: {
    retry: 'never',
    http: 409,
    text: 'An agent has asked for a rating of this conversation already, or the shopper has given one.',
  },
  not_answered: { retry: 'never', http: 409, text: 'No agent has answered in this conversation so far.' },
  guarded: {
    retry: 'fix',
    http: 422,
    text: 'The site does not let its agents say this; `rule` says why. It did not reach the shopper, and is recorded.',
  },
  key_needed: {
    retry: 'fix',
    http: 409,
    text: 'The site has no JWT secret to sign with; add one in its settings, or sign with the shop’s own key.',
  },
  card_refused: {
    retry: 'never',
    http: 422,
    text: 'The card is not signed by a key of the site, or is not for this person; or this kind is not yours to send.',
  },
  card_expired: { retry: 'never', http: 410, text: 'The time of the signed card is over.' },
  card_used: { retry: 'never', http: 409, text: 'The signed card is for one message, and is in another one.' },
  card_answered: { retry: 'never', http: 409, text: 'The order check was confirmed already.' },
  already_reminded: { retry: 'never', http: 409, text: 'This order was reminded of within the window of the site.' },
  store_unknown: { retry: 'never', http: 404, text: 'There is no such store at this site.' },
  own_page_off: {
    retry: 'fix',
    http: 409,
    text: 'The site has no page on this server; add the server’s own address to the site’s.',
  },
  referral_unknown: { retry: 'fix', http: 404, text: 'There is no such code, or nothing is left to be agreed to.' },
  referral_redeemed: { retry: 'never', http: 409, text: 'The code was redeemed already.' },
  referral_expired: { retry: 'never', http: 410, text: 'The time of the code is over.' },
  contact_missing: {
    retry: 'fix',
    http: 422,
    text: 'The site wants an address of mail or a telephone number, among those it asks for, with what is left.',
  },
  contact_invalid: { retry: 'fix', http: 422, text: 'The address of mail, or the telephone number, is none.' },
  other_person: {
    retry: 'never',
    http: 409,
    text: 'The two are not known to be of one person; what somebody writes of themselves proves nothing.',
  },
  cid_conflict: { retry: 'never', http: 409, text: 'This cid was used before with other content.' },
  file_type_refused: {
    retry: 'fix',
    http: 415,
    text: 'Files of this type are not taken: jpg, png, webp, gif, pdf and txt are.',
  },
  file_name_refused: { retry: 'fix', http: 422, text: 'A file can’t have this name.' },
  file_too_large: { retry: 'fix', http: 413, text: 'The file is larger than files may be.' },
  file_mismatch: { retry: 'fix', http: 422, text: 'The file does not hold what its name and its type say.' },
  file_unsafe: { retry: 'fix', http: 422, text: 'The file holds something that could run, or another file.' },
  file_broken: { retry: 'fix', http: 422, text: 'The file is cut off, damaged, or more than can be opened here.' },
  file_changed: { retry: 'fix', http: 422, text: 'What came is not the file that was announced.' },
  file_unknown: { retry: 'never', http: 404, text: 'There is no such file of yours.' },
  file_unfinished: { retry: 'fix', http: 409, text: 'Not all of the file is here yet.' },
  file_finished: { retry: 'never', http: 409, text: 'The file is complete; nothing is added to it.' },
  file_used: { retry: 'never', http: 409, text: 'The file is in another message.' },
  wrong_offset: { retry: 'fix', http: 409, text: 'The file goes on elsewhere: `upload-offset` says where.' },
  quota_reached: {
    retry: 'later',
    http: 429,
    text: 'As many bytes as may be were uploaded today, or are kept for the shop.',
  },
  pictures_unavailable: { retry: 'later', http: 503, text: 'This server can’t clean pictures, so it takes none.' },
  rate_limited: { retry: 'later', http: 429, text: 'Too many requests at once; `retryAfterMs` says when to go on.' },
  slow_consumer: { retry: 'later', http: 503, close: 4413, text: 'The client reads slower than the talk goes on.' },
  busy: { retry: 'later', http: 503, text: 'The server cannot store this now; nothing was written.' },
  draining: { retry: 'later', http: 503, close: 1012, text: 'The server is going away; connect again.' },
  too_many_sockets: {
    retry: 'later',
    http: 429,
    close: 4429,
    text: 'Too many connections from this address, or of this person.',
  },
  idle: { retry: 'later', http: 408, close: 4408, text: 'The connection fell silent.' },
  not_found: { retry: 'never', http: 404, text: 'There is nothing at this address.' },
  internal: { retry: 'later', http: 500, text: 'The server failed; it has been logged.' },
} as const satisfies Record<string, ProblemRow>;

/** The name of a refusal. */
export type ProblemCode = keyof typeof PROBLEMS;

/** The table's codes, for schemas and docs. */
export const PROBLEM_CODES = Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]];

/** The row of a code, with the optional fields visible to the type checker. */
export function problemRow(code: ProblemCode): ProblemRow {
  return PROBLEMS[code];
}
