import * as v from 'valibot';

const ID = /^[0-9a-hjkmnp-tv-z]{20}$/;
const CID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The schemas' own patterns, for where a frame is checked without them. */
export const isId = (text: string): boolean => ID.test(text);
export const isCid = (text: string): boolean => CID.test(text);

/**
 * Ids handed out by the server: 20 characters of Crockford base32, lower case. The first ten are the epoch ms they were
 * made at, so they sort by age; the last ten are random. Opaque to clients, and no secret: access is checked every time.
 */
export const Id = v.pipe(v.string(), v.regex(ID, 'an id of 20 characters'), v.title('id'));
export type Id = string;

export type SiteId = Id;
export type ConversationId = Id;
export type ParticipantId = Id;
export type AgentId = Id;
export type CaseId = Id;

/** The client's own id of a durable request: a UUIDv7 made when the user acts, kept across every retry (C1). */
export const Cid = v.pipe(v.string(), v.regex(CID, 'a lower-case UUIDv7'), v.title('UUIDv7'));
export type Cid = string;

/** The shop's public name in `data-site` and in a member token's `aud`. */
export const SiteSlug = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/, 'a site slug'),
  v.title('slug'),
);
export type SiteSlug = string;

/** `SiteSlug` as a question. */
export const isSiteSlug = (text: string): boolean => v.is(SiteSlug, text);

/** A group's id within its site: `pre-sales`, `after-sales`, or the merchant's own. */
export const GroupSlug = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,32}$/, 'a group'), v.title('group'));
export type GroupSlug = string;

/** A language tag (BCP 47): `zh`, `en-GB`. */
export const Language = v.pipe(
  v.string(),
  v.maxLength(35),
  v.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'a language tag'),
  v.title('language tag'),
);

/** A device's secret: 32 random bytes made by the client, base64url without padding. */
export const AnonymousToken = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_-]{43}$/, '32 bytes as base64url'),
  v.title('32 bytes, base64url'),
);
export type AnonymousToken = string;

/** Number of an event in its conversation's public log: 1, 2, 3 … without gaps (C3). */
export const Seq = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
/** A place in a log: the last `seq` known, 0 for "from the beginning". */
export const Cursor = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** An instant in epoch ms UTC. It orders nothing: `seq` does (C8). */
export const Instant = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
