/** One emoji as people see it: a flag, a key, a picture with its tone, several joined into one, a flag made of tags. */
const EMOJI =
  '(?:\\p{RI}{2}|[\\d#*]\\ufe0f\\u20e3|(?:\\p{EPres}|\\p{ExtPict}\\ufe0f)\\p{EMod}?(?:\\u200d\\p{ExtPict}\\ufe0f?\\p{EMod}?)*[\\u{e0020}-\\u{e007f}]*)';
/** More than these are a pattern, which is drawn as any text. */
const MOST = 3;
const ONLY = new RegExp(`^\\s*(?:${EMOJI}\\s*){1,${MOST}}$`, 'u');

/** True for a text of one to three emoji and nothing else: it is drawn larger. */
export function isOnlyEmoji(text: string): boolean {
  return ONLY.test(text);
}
