import { SETTINGS_BOUNDS } from '@shopbell/domain';
import { AUTO_REPLY_MAX_CHARS, Id, Instant, Name } from '@shopbell/protocol';
import * as v from 'valibot';

const whole = ([min, max]: readonly [min: number, max: number]) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const label = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max));

export const GroupSlug = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,32}$/));

/** Of a group, beside its id and its hours. Times in ms. */
export const GroupFields = {
  name: Name(60),
  mode: v.picklist(['automatic', 'pick']),
  order: v.picklist(['least_loaded', 'longest_idle']),
  acceptMs: v.exactOptional(whole(SETTINGS_BOUNDS.acceptMs)),
  maxWaiting: whole(SETTINGS_BOUNDS.maxWaiting),
  maxWaitMs: whole(SETTINGS_BOUNDS.maxWaitMs),
  graceMs: whole(SETTINGS_BOUNDS.graceMs),
} as const;

/** Of a member, beside who it is. Languages are BCP 47 tags. */
export const StaffFields = {
  limit: whole(SETTINGS_BOUNDS.limit),
  groups: v.pipe(v.array(GroupSlug), v.maxLength(50)),
  skills: v.pipe(v.array(label(40)), v.maxLength(50)),
  languages: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/))), v.maxLength(20)),
  autoReply: v.exactOptional(label(AUTO_REPLY_MAX_CHARS)),
} as const;

/** When a left message is due, ms of service time. */
export const LeftReplyWithin = whole(SETTINGS_BOUNDS.leftReplyWithinMs);
/** Who comes back within this time of a close comes back to the same case, ms of wall time; 0: never. */
export const CaseWindow = whole(SETTINGS_BOUNDS.caseWindowMs);
/** Any one that is kept; what is set is looked at by the desk, which tells every fault at once. */
export const SiteName = v.string();
export const TimeZone = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
export const Origins = v.pipe(v.array(v.pipe(v.string(), v.maxLength(300))), v.maxLength(100));

const Span = v.object({ from: v.string(), to: v.string() });
const Spans = v.array(Span);
/**
 * Service hours as they are kept. From outside they are read by `parseHours`, which names every fault and its place; a schema
 * would end at the first.
 */
export const HoursShape = v.object({
  zone: v.string(),
  week: v.object({ mon: Spans, tue: Spans, wed: Spans, thu: Spans, fri: Spans, sat: Spans, sun: Spans }),
  exceptions: v.array(v.object({ date: v.string(), spans: Spans })),
});

const Limit = v.object({ limitMs: v.number(), warnBeforeMs: v.number() });
export const ReplyRuleShape = v.object({
  limits: v.object({ first_reply: Limit, reply: Limit }),
  counts: v.picklist(['all_time', 'service_time']),
});

/** Whether it is open, and what comes next; without `next` nothing ever changes. */
export const OpenNowShape = v.object({
  open: v.boolean(),
  next: v.array(v.object({ at: Instant, open: v.boolean() })),
});
export const GroupShape = v.object({
  id: GroupSlug,
  ...GroupFields,
  hours: v.exactOptional(HoursShape),
  now: OpenNowShape,
});
export const StaffShape = v.object({ agent: Id, name: v.string(), ...StaffFields });
export const KeyShape = v.object({
  id: Id,
  use: v.picklist(['member', 'api']),
  /** Of a member key. */
  alg: v.exactOptional(v.picklist(['HS256', 'EdDSA', 'ES256'])),
  createdAt: Instant,
  retiredAt: v.exactOptional(Instant),
});
