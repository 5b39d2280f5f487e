import * as v from 'valibot';
import { GUARD_LEVELS, REVEAL_RULES } from '../guard.ts';
import { GroupSlug } from '../ids.ts';

const spans = v.array(v.object({ from: v.string(), to: v.string() }));
const limit = v.object({ limitMs: v.number(), warnBeforeMs: v.number() });

/** Service hours: wall times `07:00` in an IANA zone; a `to` that is not later than `from` is on the next day. */
const Hours = v.object({
  zone: v.string(),
  week: v.object({ mon: spans, tue: spans, wed: spans, thu: spans, fri: spans, sat: spans, sun: spans }),
  exceptions: v.array(v.object({ date: v.string(), spans })),
});

const level = v.picklist(GUARD_LEVELS);

/**
 * What an agent's words to a shopper are looked through for before they go: by a client that asks its agent, and by the server, which
 * records what was found and refuses what is to be blocked. `abuse` changes the product's list; `own` and `hosts` are the shop's contacts.
 */
const Guard = v.object({
  levels: v.object({ phrases: level, abuse: level, repetition: level, contacts: level }),
  phrases: v.array(v.string()),
  abuse: v.object({ add: v.array(v.string()), without: v.array(v.string()) }),
  own: v.array(v.string()),
  hosts: v.array(v.string()),
});

/**
 * For agents: what the site's reply clocks go by. Without `hours` it is always open; a group without hours of its own has the
 * site's. `zone` is the site's (IANA): days are told in it. `reveal`: who may look behind a mask. Always whole; the latest `rev` wins.
 */
export const RulesState = v.object({
  topic: v.literal('rules'),
  rev: v.pipe(v.number(), v.safeInteger()),
  replyRule: v.object({
    limits: v.object({ first_reply: limit, reply: limit }),
    counts: v.picklist(['all_time', 'service_time']),
  }),
  hours: v.exactOptional(Hours),
  zone: v.exactOptional(v.string()),
  groups: v.array(v.object({ id: GroupSlug, hours: v.exactOptional(Hours) })),
  /** The revision of the site's ready replies, which are read over HTTP: another one, and they are others. */
  replies: v.exactOptional(v.pipe(v.number(), v.safeInteger())),
  guard: v.exactOptional(Guard),
  reveal: v.exactOptional(v.picklist(REVEAL_RULES)),
});
export type RulesState = v.InferOutput<typeof RulesState>;
