import { type PersonKey, SHOPPER_LIMITS } from '@shopbell/domain';
import { AttributeValues, fits, Id, Instant, Label, LIMITS, PRIVATE_KINDS } from '@shopbell/protocol';
import * as v from 'valibot';
import { type BlockPlace, TAG_HUES } from '../../../ports/shoppers.ts';

/** Words of an agent about a shopper: not only white space, whole surrogate pairs. Line ends are theirs to set. */
const words = (min: number, max: number) =>
  v.pipe(
    v.string(),
    v.check((text) => text.trim().length >= min, 'text_empty'),
    v.check((text) => fits(text, max), 'text_too_long'),
    v.check((text) => text.isWellFormed(), 'bad_text'),
  );

export const RemarkText = words(1, SHOPPER_LIMITS.remarkMaxChars);
export const Reason = words(1, SHOPPER_LIMITS.reasonMaxChars);

/** `p:` and a participant, or `m:` and the shop's own id of a member. */
export const Person = v.pipe(
  v.string(),
  v.regex(/^(?:p:[0-9a-hjkmnp-tv-z]{20}|m:[\s\S]+)$/, 'a person'),
  v.maxLength(LIMITS.titleMaxChars + 2),
  v.check((text) => text.isWellFormed(), 'bad_text'),
);

const AgentShape = v.object({ id: Id, name: Label });
const Words = v.object({ at: Instant, text: v.string() });

export const TagFields = { name: v.string(), hue: v.picklist(TAG_HUES) } as const;
export const TagShape = v.object({ id: Id, ...TagFields });

const RemarkShape = v.object({
  id: Id,
  by: AgentShape,
  conversation: v.exactOptional(Id),
  /** Oldest first; the last one counts. */
  versions: v.array(Words),
});

const AttributesShape = v.object({
  /** `member`: signed by the shop; `page`: whatever the page's script said. */
  source: v.picklist(['page', 'member']),
  at: Instant,
  values: AttributeValues,
  /** Of these the value is masked; `POST /api/v1/conversations/:id/shopper/reveal` looks behind it. */
  masked: v.exactOptional(v.array(v.object({ name: v.string(), kind: v.picklist(PRIVATE_KINDS) }))),
});

const BlockFields = { by: AgentShape, reason: v.string(), at: Instant, until: v.exactOptional(Instant) } as const;

export const ShopperShape = v.object({
  person: v.string(),
  rev: v.number(),
  firstAt: Instant,
  name: v.exactOptional(v.string()),
  tags: v.array(TagShape),
  /** The newest ones, oldest first. */
  remarks: v.array(RemarkShape),
  /** There are others before them: `before` of the page with those. */
  nextRemarks: v.exactOptional(Id),
  /** All there are. */
  remarkCount: v.number(),
  attributes: v.array(AttributesShape),
  block: v.exactOptional(v.object({ ...BlockFields, mayLift: v.boolean() })),
  conversations: v.number(),
  cases: v.number(),
});

export const EarlierShape = v.object({
  conversation: Id,
  case: Id,
  state: v.picklist(['requested', 'active', 'left', 'closed']),
  openedAt: Instant,
  lastAt: Instant,
  readable: v.boolean(),
  agent: v.exactOptional(AgentShape),
  page: v.exactOptional(v.object({ url: v.string(), title: v.string() })),
  last: v.exactOptional(v.string()),
  /** The newest rating it was given. */
  stars: v.exactOptional(v.number()),
});

export const BlockedShape = v.object({
  person: v.string(),
  name: v.exactOptional(v.string()),
  block: v.object(BlockFields),
});

export const RemarkPageShape = v.object({ remarks: v.array(RemarkShape), next: v.exactOptional(Id) });

/** Where a page of blocks ended: the time of its last one, a dot, and whose it is, base64url. */
export const BlockCursor = v.pipe(v.string(), v.regex(/^\d{1,15}\.[\w-]{1,4096}$/));

export const writeBlockCursor = ({ at, person }: BlockPlace): string =>
  `${at}.${Buffer.from(person).toString('base64url')}`;

/** Undefined for one that was never written here. */
export function readBlockCursor(cursor: string): BlockPlace | undefined {
  const [at = '', whose = ''] = cursor.split('.');
  const person = v.safeParse(Person, Buffer.from(whose, 'base64url').toString());
  // The pattern has one of the two letters in front.
  return person.success ? { at: Number(at), person: person.output as PersonKey } : undefined;
}

/** The person of the path: `p:…` or `m:…`. */
export function personOf({ param }: { param(name: string): string }): PersonKey | undefined {
  const read = v.safeParse(Person, param('person'));
  // The pattern has one of the two letters in front.
  return read.success ? (read.output as PersonKey) : undefined;
}
