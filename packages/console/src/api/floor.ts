import { fields, isNumber, isText, list, type Reader, toText } from './read.ts';
import { type Fault, toFault } from './shapes.ts';

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type DayName = (typeof DAYS)[number];

/** `07:00` to `02:00` ends on the next day; `24:00` is the day's end. */
export interface Span {
  from: string;
  to: string;
}
export interface Hours {
  zone: string;
  week: Readonly<Record<DayName, readonly Span[]>>;
  exceptions: readonly { date: string; spans: readonly Span[] }[];
}
/** Whether it is open, and what comes next (epoch ms); without `next` nothing ever changes. */
export interface OpenNow {
  open: boolean;
  next: readonly { at: number; open: boolean }[];
}

/** What is set about a group, beside its id and its hours. Times in ms. */
export interface GroupFields {
  name: string;
  mode: 'automatic' | 'pick';
  order: 'least_loaded' | 'longest_idle';
  acceptMs?: number;
  maxWaiting: number;
  maxWaitMs: number;
  graceMs: number;
}
export interface Group extends GroupFields {
  id: string;
  /** Absent: the shop's. */
  hours?: Hours;
  now: OpenNow;
}
/** What is set about a member. */
export interface StaffFields {
  limit: number;
  groups: readonly string[];
  skills: readonly string[];
  languages: readonly string[];
  autoReply?: string;
}
export interface Staff extends StaffFields {
  agent: string;
  name: string;
}
export interface ReplyLimit {
  limitMs: number;
  warnBeforeMs: number;
}
export interface ReplyRule {
  limits: { first_reply: ReplyLimit; reply: ReplyLimit };
  counts: 'all_time' | 'service_time';
}
export interface FloorView {
  timeZone: string;
  groups: readonly Group[];
  staff: readonly Staff[];
  /** Absent: always open. */
  hours?: Hours;
  now: OpenNow;
  replyRule: ReplyRule;
  leftReplyWithinMs: number;
  /** Who comes back within this time of a close comes back to the same case; 0: never. */
  caseWindowMs: number;
}
/** Set together. */
export type Thresholds = Pick<FloorView, 'replyRule' | 'leftReplyWithinMs' | 'caseWindowMs'>;

const toSpan: Reader<Span> = (value) => {
  const { from, to } = fields(value) ?? {};
  return isText(from) && isText(to) ? { from, to } : undefined;
};

const toException: Reader<Hours['exceptions'][number]> = (value) => {
  const { date, spans: raw } = fields(value) ?? {};
  const spans = list(raw, toSpan);
  return isText(date) && spans ? { date, spans } : undefined;
};

export const toHours: Reader<Hours> = (value) => {
  const { zone, week: raw, exceptions: days } = fields(value) ?? {};
  const week = fields(raw);
  const [mon, tue, wed, thu, fri, sat, sun] = DAYS.map((day) => list(week?.[day], toSpan));
  const exceptions = list(days, toException);
  return isText(zone) && mon && tue && wed && thu && fri && sat && sun && exceptions
    ? { zone, week: { mon, tue, wed, thu, fri, sat, sun }, exceptions }
    : undefined;
};

const toOpenNow: Reader<OpenNow> = (value) => {
  const { open, next: raw } = fields(value) ?? {};
  const next = list(raw, (each) => {
    const { at, open: then } = fields(each) ?? {};
    return isNumber(at) && typeof then === 'boolean' ? { at, open: then } : undefined;
  });
  return typeof open === 'boolean' && next ? { open, next } : undefined;
};

/** What hours that are being written come to, or all that is wrong with them. */
export type Preview = OpenNow | { faults: readonly Fault[] };

export const toPreview: Reader<Preview> = (value) => {
  const faults = list(fields(value)?.faults, toFault);
  return faults ? { faults } : toOpenNow(value);
};

/** Hours that may be absent; null when there are some and they can't be read. */
const maybeHours = (value: unknown): { hours?: Hours } | null => {
  if (value === undefined) return {};
  const hours = toHours(value);
  return hours ? { hours } : null;
};

const toGroup: Reader<Group> = (value) => {
  const {
    id,
    name,
    mode,
    order,
    acceptMs,
    maxWaiting,
    maxWaitMs,
    graceMs,
    hours: raw,
    now: rawNow,
  } = fields(value) ?? {};
  const hours = maybeHours(raw);
  const now = toOpenNow(rawNow);
  if (!isText(id) || !isText(name) || !hours || !now) return undefined;
  if (mode !== 'automatic' && mode !== 'pick') return undefined;
  if (order !== 'least_loaded' && order !== 'longest_idle') return undefined;
  if (!isNumber(maxWaiting) || !isNumber(maxWaitMs) || !isNumber(graceMs)) return undefined;
  const accept = isNumber(acceptMs) ? { acceptMs } : {};
  return { id, name, mode, order, ...accept, maxWaiting, maxWaitMs, graceMs, ...hours, now };
};

const toStaff: Reader<Staff> = (value) => {
  const { agent, name, limit, groups: inGroups, skills: can, languages: speaks, autoReply } = fields(value) ?? {};
  const [groups, skills, languages] = [list(inGroups, toText), list(can, toText), list(speaks, toText)];
  if (!isText(agent) || !isText(name) || !isNumber(limit) || !groups || !skills || !languages) return undefined;
  return { agent, name, limit, groups, skills, languages, ...(isText(autoReply) ? { autoReply } : {}) };
};

const toLimit: Reader<ReplyLimit> = (value) => {
  const { limitMs, warnBeforeMs } = fields(value) ?? {};
  return isNumber(limitMs) && isNumber(warnBeforeMs) ? { limitMs, warnBeforeMs } : undefined;
};

const toRule: Reader<ReplyRule> = (value) => {
  const { limits, counts } = fields(value) ?? {};
  const both = fields(limits);
  const [first_reply, reply] = [toLimit(both?.first_reply), toLimit(both?.reply)];
  if (counts !== 'all_time' && counts !== 'service_time') return undefined;
  return first_reply && reply ? { limits: { first_reply, reply }, counts } : undefined;
};

export const toFloor: Reader<FloorView> = (value) => {
  const {
    timeZone,
    groups: raw,
    staff: people,
    hours: own,
    now: rawNow,
    replyRule: rule,
    leftReplyWithinMs,
    caseWindowMs,
  } = fields(value) ?? {};
  const [groups, staff, hours, now, replyRule] = [
    list(raw, toGroup),
    list(people, toStaff),
    maybeHours(own),
    toOpenNow(rawNow),
    toRule(rule),
  ];
  if (!isText(timeZone) || !groups || !staff || !hours || !now || !replyRule) return undefined;
  if (!isNumber(leftReplyWithinMs) || !isNumber(caseWindowMs)) return undefined;
  return { timeZone, groups, staff, ...hours, now, replyRule, leftReplyWithinMs, caseWindowMs };
};
