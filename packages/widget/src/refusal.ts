import type { ChatError, ChatErrorCode } from '@shopbell/sdk';
import type { Messages } from './i18n/messages.ts';

/** True when what failed is the proof of who the person is: no token could be had, or the relay did not take it. */
export function isAboutPerson(error: ChatError | undefined): boolean {
  return /^(identify_failed|jwt_invalid|jwt_expired)$/.test(`${error?.code}`);
}

/**
 * True when this page's release and the relay's don't fit, and the page has to be loaded anew. `offline` while there is a line
 * is the SDK's word for a part of it that is not to be had.
 */
export function isOutdated(error: ChatError | undefined): boolean {
  return /^(protocol_unsupported|offline)$/.test(`${error?.code}`);
}

/** Why the relay will not have this page at all, in words for a shopper: what they can do, else that nothing can be done here. */
export function refusedText(t: Messages, error: ChatError | undefined): string {
  if (isOutdated(error)) return t.refusedVersion;
  return error?.retry === 'again' || isAboutPerson(error) ? t.refusedPerson : t.refused;
}

/** Why one message was refused. @param code the pending message's `problem` */
export function failedText(t: Messages, code: ChatErrorCode | undefined): string {
  if (code === 'hook_refused') return t.failedRefused;
  if (code === 'hook_failed') return t.failedUnchecked;
  return code === 'text_too_long' || code === 'frame_too_large' ? t.failedTooLong : t.failed;
}
