import { erased, type Logged } from '@shopbell/domain';
import {
  type Actor,
  CARD_ACTS,
  type Contact,
  DEBT_KINDS,
  GUARD_RULES,
  HANDOVER_REASONS,
  isSharedCard,
  isSharedFile,
  LEFT_REASONS,
  REQUEUE_REASONS,
  type SharedCard,
  type SharedFile,
} from '@shopbell/protocol';
import type { LogRow } from './log-row.ts';
import { readRatingFigures } from './rating-figures.ts';

function broken(what: string): never {
  throw new Error(`a log row has no ${what}`);
}

const need = <T>(value: T | null | undefined, what: string): T => value ?? broken(what);

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : broken('body');
}

const text = (value: unknown, what: string): string => (typeof value === 'string' ? value : broken(what));

function actor({ role, author }: LogRow, { by: name, byLetter }: Readonly<Record<string, unknown>>): Actor {
  switch (role) {
    case 'system':
      return { role };
    case 'shopper':
      return { role, id: need(author, 'author'), ...(byLetter === true ? { byLetter } : {}) };
    case 'api':
      return { role, id: need(author, 'author') };
    case 'agent':
    case 'bot':
    case 'store':
      return { role, id: need(author, 'author'), name: text(name, "author's name") };
    default:
      return broken('role');
  }
}

function page(value: unknown): { url: string; title: string } {
  const { url, title } = record(value);
  return { url: text(url, 'page'), title: text(title, "page's title") };
}

function member(value: unknown): { id: string; name?: string } {
  const { id, name } = record(value);
  return { id: text(id, 'member'), ...(name === undefined ? {} : { name: text(name, "member's name") }) };
}

const file = (value: unknown): SharedFile => (isSharedFile(value) ? value : broken('file'));

const card = (value: unknown): SharedCard => (isSharedCard(value) ? value : broken('card'));

const reason = <T extends string>(known: readonly T[], ref: string | null): T =>
  need(
    known.find((each) => each === ref),
    'reason',
  );

const guardRules = (ref: string | null) =>
  need(ref, 'rules')
    .split(',')
    .map((rule) => reason(GUARD_RULES, rule));

function group(value: unknown): { id: string; name: string } {
  const { id, name } = record(value);
  return { id: text(id, 'group'), name: text(name, "group's name") };
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map((each) => text(each, 'text')) : broken('list');
}

const lists = (value: unknown): string[][] => (Array.isArray(value) ? value.map(texts) : broken('list'));
/** Of an erased one nothing is left. */
function contact(value: unknown): Contact {
  const { name, email, phone } = record(value ?? {});
  return {
    ...(name === undefined ? {} : { name: text(name, 'name') }),
    ...(email === undefined ? {} : { email: text(email, 'e-mail') }),
    ...(phone === undefined ? {} : { phone: text(phone, 'telephone') }),
  };
}

const number = (value: unknown): number => (typeof value === 'number' ? value : broken('number'));

const WORDED = ['message', 'edited'] as const;

/** What is left of a row whose words are gone. An erased body has taken its author's name with it. */
function remains(row: LogRow, was: (typeof WORDED)[number]): Logged {
  const body = row.body === null ? { by: '' } : record(JSON.parse(row.body));
  const cid = row.cid === null ? {} : { cid: row.cid };
  const stamp = { seq: need(row.seq, 'number'), at: row.at, by: actor(row, body), ...cid };
  return { lane: 'public', event: erased(stamp, was, row.withheld === null ? 'erased' : 'recalled') };
}

/** The event of a row as everybody reads it now: what is left of it where its words are gone. */
export function readLogRow(row: LogRow): Logged {
  const was = WORDED.find((kind) => kind === row.kind);
  return was && (row.withheld !== null || row.body === null) ? remains(row, was) : fromLogRow(row);
}

/** A promise is a debt also when its words are erased: its skeleton says by when, and whose it is. */
const withoutWords = ({ kind }: LogRow): string =>
  kind.startsWith('promise') ? JSON.stringify({ by: '', text: '' }) : broken('body');

/** The event of a row as it was written. Throws on a row that holds none, so that nothing half is ever served. */
export function fromLogRow(row: LogRow): Logged {
  const body = record(JSON.parse(row.body ?? withoutWords(row)));
  const by = actor(row, body);
  const cid = row.cid === null ? {} : { cid: row.cid };
  const agent = () => ({ id: need(row.agent, 'agent'), name: text(body.agent, "agent's name") });
  if (row.deskSeq === null) {
    const stamp = { seq: need(row.seq, 'number'), at: row.at, by, ...cid };
    switch (row.kind) {
      case 'message': {
        const sent = {
          ...(body.file === undefined ? {} : { file: file(body.file) }),
          ...(body.card === undefined ? {} : { card: card(body.card) }),
          ...(body.re === undefined ? {} : { re: number(body.re) }),
          ...(body.act === undefined ? {} : { act: reason(CARD_ACTS, text(body.act, 'act')) }),
        };
        return { lane: 'public', event: { kind: 'message', ...stamp, text: text(body.text, 'text'), ...sent } };
      }
      case 'edited': {
        const event = { kind: 'edited', ...stamp, of: need(row.of, 'message'), text: text(body.text, 'text') } as const;
        return { lane: 'public', event };
      }
      case 'recalled':
        return { lane: 'public', event: { kind: 'recalled', ...stamp, of: need(row.of, 'message') } };
      case 'requested':
        return {
          lane: 'public',
          event: {
            kind: 'requested',
            ...stamp,
            ...(body.page === undefined ? {} : { page: page(body.page) }),
            ...(row.ref === null ? {} : { group: row.ref }),
            ...(body.language === undefined ? {} : { language: text(body.language, 'language') }),
            ...(body.skills === undefined ? {} : { skills: texts(body.skills) }),
          },
        };
      case 'assigned':
        return { lane: 'public', event: { kind: 'assigned', ...stamp, agent: agent() } };
      case 'joined':
        return { lane: 'public', event: { kind: 'joined', ...stamp, agent: agent() } };
      case 'parted':
        return { lane: 'public', event: { kind: 'parted', ...stamp, agent: agent() } };
      case 'left': {
        const dueAt = body.dueAt === undefined ? {} : { dueAt: number(body.dueAt) };
        return { lane: 'public', event: { kind: 'left', ...stamp, ...dueAt } };
      }
      case 'closed':
        return { lane: 'public', event: { kind: 'closed', ...stamp } };
      case 'rating_asked': {
        const offers = body.offers === undefined ? {} : { tags: lists(body.offers) };
        const recommend = body.recommend === undefined ? {} : { recommend: true as const };
        return {
          lane: 'public',
          event: { kind: 'rating_asked', ...stamp, until: number(body.until), ...offers, ...recommend },
        };
      }
      case 'rated': {
        const figures = need(readRatingFigures(need(row.ref, 'figures')), 'figures');
        const said = {
          ...(body.tags === undefined ? {} : { tags: texts(body.tags) }),
          ...(body.text === undefined ? {} : { text: text(body.text, 'text') }),
        };
        return { lane: 'public', event: { kind: 'rated', ...stamp, ...figures, ...said } };
      }
      case 'wiped':
        return { lane: 'public', event: { kind: 'wiped', ...stamp } };
      default:
        return broken('kind of the public log');
    }
  }
  const stamp = { deskSeq: row.deskSeq, afterSeq: need(row.afterSeq, 'place'), at: row.at, by, ...cid };
  switch (row.kind) {
    case 'note':
      return { lane: 'desk', event: { kind: 'note', ...stamp, text: text(body.text, 'text') } };
    case 'case_opened':
      return { lane: 'desk', event: { kind: 'case_opened', ...stamp, case: need(row.ref, 'case') } };
    case 'case_owned':
      return { lane: 'desk', event: { kind: 'case_owned', ...stamp, case: need(row.ref, 'case'), owner: agent() } };
    case 'identified': {
      const priority = body.priority === undefined ? {} : { priority: number(body.priority) };
      return { lane: 'desk', event: { kind: 'identified', ...stamp, member: member(body.member), ...priority } };
    }
    case 'transferred': {
      const to = row.agent === null ? { group: group(body.group) } : { to: agent() };
      const handover = { ...to, reason: reason(HANDOVER_REASONS, row.ref), text: text(body.text, 'note') };
      return { lane: 'desk', event: { kind: 'transferred', ...stamp, ...handover } };
    }
    case 'given_back': {
      const handover = { reason: reason(HANDOVER_REASONS, row.ref), text: text(body.text, 'note') };
      return { lane: 'desk', event: { kind: 'given_back', ...stamp, ...handover } };
    }
    case 'taken_over':
      return { lane: 'desk', event: { kind: 'taken_over', ...stamp, from: agent(), text: text(body.text, 'reason') } };
    case 'whispered':
      return { lane: 'desk', event: { kind: 'whispered', ...stamp, to: agent(), text: text(body.text, 'text') } };
    case 'invited':
      return { lane: 'desk', event: { kind: 'invited', ...stamp, to: agent(), text: text(body.text, 'text') } };
    case 'declined':
      return { lane: 'desk', event: { kind: 'declined', ...stamp } };
    case 'requeued':
      return {
        lane: 'desk',
        event: { kind: 'requeued', ...stamp, from: agent(), why: reason(REQUEUE_REASONS, row.ref) },
      };
    case 'left_because': {
      const lacking = body.lacking === undefined ? {} : { lacking: texts(body.lacking) };
      return {
        lane: 'desk',
        event: { kind: 'left_because', ...stamp, why: reason(LEFT_REASONS, row.ref), ...lacking },
      };
    }
    case 'contact_left': {
      const order = body.order === undefined ? {} : { order: text(body.order, 'order') };
      return { lane: 'desk', event: { kind: 'contact_left', ...stamp, contact: contact(body.contact), ...order } };
    }
    case 'gave_up':
      return { lane: 'desk', event: { kind: 'gave_up', ...stamp, text: text(body.text, 'reason') } };
    case 'merged': {
      const into = { conversation: need(row.ref, 'conversation'), case: text(body.case, 'case') };
      const owner = row.agent === null ? {} : { owner: agent() };
      return { lane: 'desk', event: { kind: 'merged', ...stamp, ...into, ...owner } };
    }
    case 'merged_in': {
      const due = row.due === null ? {} : { dueAt: row.due };
      return {
        lane: 'desk',
        event: { kind: 'merged_in', ...stamp, conversation: need(row.ref, 'conversation'), ...due },
      };
    }
    case 'promised': {
      const order = body.order === undefined ? {} : { order: text(body.order, 'order') };
      const due = { cid: need(row.cid, 'name'), dueAt: need(row.due, 'due time') };
      const what = reason(DEBT_KINDS, row.ref);
      const owner = row.role === 'system' ? { owner: agent() } : {};
      return {
        lane: 'desk',
        event: { kind: 'promised', ...stamp, ...due, what, ...owner, ...order, text: text(body.text, 'text') },
      };
    }
    case 'promise_kept': {
      const came = body.text === undefined ? {} : { text: text(body.text, 'result') };
      return { lane: 'desk', event: { kind: 'promise_kept', ...stamp, promise: need(row.ref, 'promise'), ...came } };
    }
    case 'promise_given_up': {
      const promise = need(row.ref, 'promise');
      return { lane: 'desk', event: { kind: 'promise_given_up', ...stamp, promise, text: text(body.text, 'reason') } };
    }
    case 'promise_moved': {
      const moved = { promise: need(row.ref, 'promise'), dueAt: need(row.due, 'due time') };
      return { lane: 'desk', event: { kind: 'promise_moved', ...stamp, ...moved, text: text(body.text, 'reason') } };
    }
    case 'promise_taken':
      return { lane: 'desk', event: { kind: 'promise_taken', ...stamp, promise: need(row.ref, 'promise') } };
    case 'promise_given': {
      const promise = need(row.ref, 'promise');
      const event = { kind: 'promise_given', ...stamp, promise, to: agent(), text: text(body.text, 'reason') } as const;
      return { lane: 'desk', event };
    }
    case 'guarded': {
      const of = need(row.of, 'message');
      return { lane: 'desk', event: { kind: 'guarded', ...stamp, rules: guardRules(row.ref), of } };
    }
    case 'held_back': {
      const of = row.of === null ? {} : { of: row.of };
      const words = body.text === undefined ? {} : { text: text(body.text, 'text') };
      return { lane: 'desk', event: { kind: 'held_back', ...stamp, rules: guardRules(row.ref), ...of, ...words } };
    }
    case 'succeeded':
      return {
        lane: 'desk',
        event: { kind: 'succeeded', ...stamp, conversation: need(row.ref, 'successor') },
      };
    default:
      return broken('kind of the desk log');
  }
}
