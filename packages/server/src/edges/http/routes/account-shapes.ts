import { Id, Instant, Name, PERSON_NAME_MAX_CHARS } from '@shopbell/protocol';
import * as v from 'valibot';
import { PASSWORD } from '../../../auth/password.ts';
import { DUTIES } from '../../../ports/site.ts';

export const Role = v.picklist(DUTIES);
export const Email = v.pipe(v.string(), v.minLength(1), v.maxLength(254));
/** Shown to shoppers. */
export const PersonName = Name(PERSON_NAME_MAX_CHARS);
/** One that is checked, not set. */
export const Password = v.pipe(v.string(), v.minLength(1), v.maxLength(1024));
/** One that is set: its length in code points is all that counts. */
export const NewPassword = v.pipe(
  v.string(),
  v.maxLength(1024),
  v.check((text) => [...text].length >= PASSWORD.minChars && [...text].length <= PASSWORD.maxChars),
);
/** Six digits, or a recovery code. */
export const Code = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
/** From a letter's link. */
export const Token = v.pipe(v.string(), v.minLength(1), v.maxLength(100));

export const InvitationShape = v.object({ id: Id, email: v.string(), role: Role, expiresAt: Instant });
export const PersonShape = v.object({
  id: Id,
  name: v.string(),
  email: v.string(),
  role: Role,
  /** When they became a member, epoch ms. */
  since: Instant,
  secondFactor: v.boolean(),
});
