import { DAYS } from '../api/floor.ts';
import type { LogEntry } from '../api/log.ts';
import { fields, isNumber, isText } from '../api/read.ts';
import type { AllMessages } from '../i18n/index.ts';
import { date, duration, timeOfDay } from '../time/format.ts';
import { groupName } from './group-name.ts';

/** One field of what an entry says. Without `from` it is new, or there is no telling. */
export interface LogLine {
  label: string;
  from?: string;
  to: string;
}

type Said = readonly [label: string, text: string];

interface Told {
  t: AllMessages;
  /** The name of a group by its id. */
  group(id: string): string;
}

const hasOwn = <T extends object>(table: T, key: unknown): key is keyof T =>
  typeof key === 'string' && Object.hasOwn(table, key);
const word = (table: Readonly<Record<string, string>>, value: unknown): string =>
  hasOwn(table, value) ? (table[value] ?? '') : plain(value);

/** A value that nobody has words for: a newer server's. */
const plain = (value: unknown): string => (isText(value) ? value : (JSON.stringify(value) ?? ''));

const joined = (t: AllMessages, value: unknown, name: (text: string) => string = (text) => text): string => {
  const all = Array.isArray(value) ? value.map((one) => name(plain(one))) : [plain(value)];
  return all.length > 0 ? all.join(t.staff.and) : t.log.nothing;
};

const spans = (t: AllMessages, value: unknown): string => {
  const all = Array.isArray(value) ? value.map((one) => fields(one)) : [];
  const said = all.map((one) => `${plain(one?.from)}–${plain(one?.to)}`);
  return said.length > 0 ? said.join(t.staff.and) : t.log.closed;
};

/** Hours day by day, so that a change shows the days it is about. */
function hoursOf(t: AllMessages, value: unknown): Said[] {
  const hours = fields(value);
  const week = fields(hours?.week);
  if (!hours || !week) return [[t.pages.hours, plain(value)]];
  const exceptions = Array.isArray(hours.exceptions) ? hours.exceptions.map((one) => fields(one)) : [];
  return [
    [t.pages.hours, t.log.hoursSet],
    [t.log.hoursZone, plain(hours.zone)],
    ...DAYS.map((day): Said => [t.log.hoursOn(t.hours.days[day]), spans(t, week[day])]),
    ...exceptions.map((one): Said => [t.log.hoursOn(plain(one?.date)), spans(t, one?.spans)]),
  ];
}

function ruleOf(t: AllMessages, value: unknown): Said[] {
  const { limits, counts } = fields(value) ?? {};
  const both = fields(limits);
  return [
    ...(['first_reply', 'reply'] as const).flatMap((clock): Said[] => {
      const { limitMs, warnBeforeMs } = fields(both?.[clock]) ?? {};
      return [
        [t.replyTimes.limit[clock], lasting(t, limitMs)],
        [t.replyTimes.warn[clock], lasting(t, warnBeforeMs)],
      ];
    }),
    [t.replyTimes.counts, word(t.replyTimes.countsAs, counts)],
  ];
}

/** One of a few, by its name; what it does is told where it is chosen. */
const chosen = (
  { legend, of }: AllMessages['lookPage']['position' | 'theme' | 'locale' | 'sounds' | 'storage'],
  value: unknown,
): Said => [legend, hasOwn(of, value) ? of[value][0] : plain(value)];

const lasting = (t: AllMessages, value: unknown): string => (isNumber(value) ? duration(value, t.lang) : plain(value));

/** What a field is called and says. Ids that the row names already are left out. */
function fieldOf(name: string, value: unknown, { t, group }: Told): Said[] {
  switch (name) {
    case 'agent':
    case 'id':
    case 'group':
    case 'before':
    case 'anyLocalhost':
      return [];
    case 'step':
      return [[t.ready.stepField, word(t.ready.steps, value)]];
    case 'title':
      return [[t.ready.title, plain(value)]];
    case 'text':
      return [[t.ready.text, plain(value)]];
    case 'added':
      return [[t.ready.added, plain(value)]];
    case 'changed':
      return [[t.ready.changed, plain(value)]];
    case 'name':
      return [[t.log.name, groupName(t, plain(value))]];
    case 'slug':
      return [[t.log.slug, plain(value)]];
    case 'timeZone':
      return [[t.shop.zone, plain(value)]];
    case 'origins':
      return [[t.shop.origins, joined(t, value)]];
    case 'mode':
      return [[t.groups.mode, word(t.groups.modes, value)]];
    case 'contact':
      return [[t.leftPart.form.contact, word(t.leftPart.form.contacts, value)]];
    case 'fields':
      return [[t.leftPart.form.fields, joined(t, value, (one) => word(t.leftPart.fieldNames, one))]];
    case 'promise':
      return [[t.leftPart.form.promise, plain(value)]];
    case 'mailAfterMs':
      return [[t.leftPart.form.mail, lasting(t, value)]];
    case 'order':
      // Of the form of left messages: whether its number is asked.
      if (typeof value === 'boolean')
        return [[t.leftPart.form.order, value ? t.leftPart.form.yes : t.leftPart.form.no]];
      return [[t.groups.order, word(t.groups.orders, value)]];
    case 'acceptMs':
      return [[t.groups.accept, lasting(t, value)]];
    case 'maxWaiting':
      return [[t.groups.maxWaiting, plain(value)]];
    case 'maxWaitMs':
      return [[t.groups.maxWait, lasting(t, value)]];
    case 'graceMs':
      return [[t.groups.grace, lasting(t, value)]];
    case 'hours':
      return hoursOf(t, value);
    case 'limit':
      return [[t.staff.limit, plain(value)]];
    case 'groups':
      // What a site begins with is the product's own, and no choice of anybody's.
      return Array.isArray(value) && value.some((one) => !isText(one))
        ? []
        : [[t.staff.groups, joined(t, value, group)]];
    case 'skills':
      return [[t.staff.skills, joined(t, value)]];
    case 'languages':
      return [[t.staff.languages, joined(t, value)]];
    case 'autoReply':
      return [[t.staff.autoReply, plain(value)]];
    case 'replyRule':
      return ruleOf(t, value);
    case 'leftReplyWithinMs':
      return [[t.replyTimes.leftWithin, lasting(t, value)]];
    case 'caseWindowMs':
      return [[t.replyTimes.backWithin, lasting(t, value)]];
    case 'levels':
      return Object.entries(fields(value) ?? {}).map(([rule, level]) => [
        word(t.guardPage.rule, rule),
        word(t.guardPage.levels, level),
      ]);
    case 'phrases':
      return [[t.guardPage.phrases, joined(t, value)]];
    case 'abuse': {
      const { add, without } = fields(value) ?? {};
      return [
        [t.guardPage.add, joined(t, add)],
        [t.guardPage.without, joined(t, without)],
      ];
    }
    case 'own':
      return [[t.guardPage.own, joined(t, value)]];
    case 'reveal':
      return [[t.guardPage.reveal, word(t.guardPage.reveals, value)]];
    case 'brand':
      return [[t.lookPage.brand, plain(value)]];
    case 'heading':
      return [[t.lookPage.heading, plain(value)]];
    case 'greeting':
      return [[t.lookPage.greeting, plain(value)]];
    case 'questions':
      return [[t.lookPage.questions, joined(t, value)]];
    case 'photo':
      return [[t.lookPage.photo, plain(value)]];
    case 'sounds':
      return [chosen(t.lookPage.sounds, value)];
    case 'position': {
      // Of a look the launcher's corner, of a store where it is.
      const { lat, lng } = fields(value) ?? {};
      return isNumber(lat) && isNumber(lng) ? [[t.log.place, `${lat}, ${lng}`]] : [chosen(t.lookPage.position, value)];
    }
    case 'services':
      return [[t.log.services, joined(t, value)]];
    case 'maps':
      return [[t.log.maps, joined(t, Object.values(fields(value) ?? {}))]];
    case 'theme':
      return [chosen(t.lookPage.theme, value)];
    case 'locale':
      return [chosen(t.lookPage.locale, value)];
    case 'storage':
      return [chosen(t.lookPage.storage, value)];
    case 'asks':
      return [[t.rating.asks.legend, hasOwn(t.rating.asks.of, value) ? t.rating.asks.of[value][0] : plain(value)]];
    case 'windowMs':
      return [[t.rating.window, lasting(t, value)]];
    case 'lowUpTo':
      return [[t.rating.low, isNumber(value) ? t.rating.lowChoices(value) : plain(value)]];
    case 'followUpMs':
      return [[t.rating.followUp, lasting(t, value)]];
    case 'recommend':
      return [[t.rating.recommendAsk, plain(value)]];
    case 'idleCloseMs':
      return [[t.rating.idle, lasting(t, value)]];
    case 'byMail':
      return [[t.rating.byMail, plain(value)]];
    case 'byMailAfterMs':
      return [[t.rating.byMailAfter, lasting(t, value)]];
    case 'tags':
      return [[t.rating.words, joined(t, Array.isArray(value) ? value.flat() : value)]];
    case 'what':
      return [[t.log.what, word(t.guard.kinds, value)]];
    case 'source':
      return [[t.log.source, word(t.panel.source, value)]];
    case 'role':
      return [[t.people.role, word(t.self.duty, value)]];
    case 'status':
      return [[t.log.status, word(t.floor.status, value)]];
    case 'person':
      return [[t.log.shopper, plain(value).slice(2)]];
    case 'until':
      return [
        [t.log.until, isNumber(value) ? `${date(value, value, t.lang)} ${timeOfDay(value, t.lang)}` : plain(value)],
      ];
    case 'hue':
      return [[t.log.hue, word(t.tags.hues, value)]];
    case 'use':
      return [[t.log.use, word(t.shop.uses, value)]];
    default:
      if (name.endsWith('Ms')) return [[name, lasting(t, value)]];
      return [[noteLabel(t, name), Array.isArray(value) ? joined(t, value) : plain(value)]];
  }
}

const noteLabel = ({ log }: AllMessages, name: string): string => {
  const notes = {
    tag: log.tag,
    key: log.key,
    invitation: log.invitation,
    conversation: log.conversation,
    seq: log.seq,
    address: log.address,
    phone: log.phone,
    localities: log.localities,
    host: log.host,
    topics: log.toldOf,
    state: log.state,
    secret: log.secret,
    count: log.count,
  };
  return hasOwn(notes, name) ? notes[name] : name;
};

/** All that a body says, in its own order. Hours that are absent say something too. */
function all(body: Readonly<Record<string, unknown>>, kind: string, told: Told): Map<string, string> {
  const { t } = told;
  const said = Object.entries(body)
    .filter(([name, value]) => name !== 'reason' && value !== undefined)
    .flatMap(([name, value]) => fieldOf(name, value, told));
  const map = new Map(said);
  if (body.until === undefined && kind === 'shopper_blocked') map.set(t.log.until, t.log.forGood);
  // Those of the demo shop are in no list of its origins.
  if (kind === 'site_created' && body.anyLocalhost === true)
    map.set(t.shop.origins, joined(t, [body.origins, t.log.thisMachine].flat()));
  if (kind === 'look_set') {
    for (const name of ['brand', 'heading', 'greeting', 'questions', 'photo'] as const)
      if (body[name] === undefined) map.set(t.lookPage[name], t.log.standard);
    if (body.sounds === undefined) map.set(t.lookPage.sounds.legend, t.lookPage.sounds.of.off[0]);
  }
  if (body.hours === undefined && kind === 'hours_set') map.set(t.pages.hours, t.log.always);
  if (body.hours === undefined && kind === 'group_set') map.set(t.pages.hours, t.groups.shopHours);
  return map;
}

/** Something ended that was begun before: what it was is said, and nothing became of it. */
const ENDS: ReadonlySet<string> = new Set(['key_retired', 'invitation_withdrawn', 'invitation_used']);

/** What some entries say themselves of what was there before. */
function replaced({ kind, body: { before } }: LogEntry): LogEntry['was'] {
  if (kind === 'membership_role') return { role: before };
  return kind === 'person_name' ? { name: before } : undefined;
}

/** What an entry changed, field by field: from what to what. What stayed as it was is left out. */
export function logLines(entry: LogEntry, told: Told): LogLine[] {
  const { kind, body, was = replaced(entry) } = entry;
  const { t } = told;
  if (kind === 'group_removed') return [];
  if (ENDS.has(kind)) return [...all({ ...was, ...body }, kind, told)].map(([label, to]) => ({ label, to }));
  const now = all(body, kind, told);
  const before = was && all(was, kind, told);
  const lines: LogLine[] = [];
  for (const [label, to] of now) {
    const from = before?.get(label);
    if (from !== to) lines.push({ label, ...(from === undefined ? {} : { from }), to });
  }
  for (const [label, from] of before ?? []) if (!now.has(label)) lines.push({ label, from, to: t.log.nothing });
  const { reason } = body;
  if (kind === 'agent_status' && reason !== 'chosen')
    lines.push({ label: t.log.reason, to: word(t.log.reasons, reason) });
  return lines;
}
