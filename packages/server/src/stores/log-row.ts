import { attached, type Logged } from '@shopbell/domain';
import type {
  Actor,
  CardAct,
  CaseId,
  Contact,
  DeskEvent,
  PublicEvent,
  SharedCard,
  SharedFile,
} from '@shopbell/protocol';
import { ratingFigures } from './rating-figures.ts';

/**
 * A log row without its keys: the permanent skeleton – numbers, kinds, times, ids, size – and the erasable body, which
 * holds all that somebody wrote or is called (decisions 11). Figures read skeletons only.
 */
export interface LogRow {
  /** Public events only. */
  seq: number | null;
  /** Desk events only, as `afterSeq`. */
  deskSeq: number | null;
  afterSeq: number | null;
  kind: string;
  at: number;
  role: string;
  author: string | null;
  cid: string | null;
  /** The agent it is about: who got the conversation or the case, had it before, or owes what was promised. */
  agent: string | null;
  /**
   * The case, the group or the conversation it is about; of a hand-over, or of what the system did, its reason; of what the guard found,
   * its rules; of a promise its kind, then its name; of a rating its figures.
   */
  ref: string | null;
  /** The message it changes. */
  of: number | null;
  /** The `seq` of the recall that took its words back: nobody reads them from there on. */
  withheld: number | null;
  /** When what was promised is due, epoch ms. */
  due: number | null;
  /** Bytes of the body, also after it was erased. */
  size: number;
  /** JSON; null when it was erased. */
  body: string | null;
}

/** What a body may hold; which of it depends on the kind. */
interface Body {
  /** The author's name. */
  by?: string;
  /** A shopper's device that came by a letter. */
  byLetter?: true;
  text?: string;
  file?: SharedFile;
  card?: SharedCard;
  /** The message it replies to, and what it says to it. */
  re?: number;
  act?: CardAct;
  /** The name of the agent it is about. */
  agent?: string;
  member?: { id: string; name?: string };
  page?: { url: string; title: string };
  /** Asked of whoever answers. */
  language?: string;
  skills?: readonly string[];
  priority?: number;
  /** The group it goes to. */
  group?: { id: string; name: string };
  /** Skills and language nobody has. */
  lacking?: readonly string[];
  /** Epoch ms. */
  dueAt?: number;
  /** An order's number. */
  order?: string;
  /** Epoch ms up to which a rating may be given, and what is offered with it. */
  until?: number;
  offers?: readonly (readonly string[])[];
  recommend?: true;
  /** The shop's words a rating was given with. */
  tags?: readonly string[];
  contact?: Contact;
  /** The case it belongs to from there on. */
  case?: CaseId;
}

/** What a row says beside its stamp. */
interface Content {
  agent?: string;
  ref?: string;
  of?: number;
  due?: number;
  body: Body;
}

function contentOf(event: PublicEvent | DeskEvent): Content {
  switch (event.kind) {
    case 'message':
      return { body: { text: event.text, ...attached(event) } };
    case 'note':
      return { body: { text: event.text } };
    case 'edited':
      return { of: event.of, body: { text: event.text } };
    case 'recalled':
      return { of: event.of, body: {} };
    case 'requested':
      return {
        ...(event.group ? { ref: event.group } : {}),
        body: {
          ...(event.page ? { page: event.page } : {}),
          ...(event.language === undefined ? {} : { language: event.language }),
          ...(event.skills ? { skills: event.skills } : {}),
        },
      };
    case 'assigned':
    case 'joined':
    case 'parted':
      return { agent: event.agent.id, body: { agent: event.agent.name } };
    case 'left':
      return { body: event.dueAt === undefined ? {} : { dueAt: event.dueAt } };
    case 'rating_asked':
      return {
        body: {
          until: event.until,
          ...(event.tags ? { offers: event.tags } : {}),
          ...(event.recommend ? { recommend: event.recommend } : {}),
        },
      };
    case 'rated':
      return {
        ref: ratingFigures(event),
        body: {
          ...(event.tags ? { tags: event.tags } : {}),
          ...(event.text === undefined ? {} : { text: event.text }),
        },
      };
    case 'closed':
    case 'declined':
    case 'erased':
    case 'wiped':
      return { body: {} };
    case 'case_opened':
      return { ref: event.case, body: {} };
    case 'case_owned':
      return { ref: event.case, agent: event.owner.id, body: { agent: event.owner.name } };
    case 'identified':
      return {
        body: { member: event.member, ...(event.priority === undefined ? {} : { priority: event.priority }) },
      };
    case 'transferred':
      return {
        ref: event.reason,
        ...(event.to ? { agent: event.to.id } : {}),
        body: {
          text: event.text,
          ...(event.to ? { agent: event.to.name } : {}),
          ...(event.group ? { group: event.group } : {}),
        },
      };
    case 'given_back':
      return { ref: event.reason, body: { text: event.text } };
    case 'taken_over':
      return { agent: event.from.id, body: { text: event.text, agent: event.from.name } };
    case 'whispered':
    case 'invited':
      return { agent: event.to.id, body: { text: event.text, agent: event.to.name } };
    case 'requeued':
      return { ref: event.why, agent: event.from.id, body: { agent: event.from.name } };
    case 'guarded':
      return { ref: event.rules.join(), of: event.of, body: {} };
    case 'held_back':
      return {
        ref: event.rules.join(),
        ...(event.of === undefined ? {} : { of: event.of }),
        body: event.text === undefined ? {} : { text: event.text },
      };
    case 'left_because':
      return { ref: event.why, body: event.lacking ? { lacking: event.lacking } : {} };
    case 'contact_left':
      return { body: { contact: event.contact, ...(event.order === undefined ? {} : { order: event.order }) } };
    case 'gave_up':
      return { body: { text: event.text } };
    case 'merged':
      return {
        ref: event.conversation,
        ...(event.owner ? { agent: event.owner.id } : {}),
        body: { case: event.case, ...(event.owner ? { agent: event.owner.name } : {}) },
      };
    case 'merged_in':
      return { ref: event.conversation, ...(event.dueAt === undefined ? {} : { due: event.dueAt }), body: {} };
    case 'promised':
      return {
        ref: event.what,
        ...(event.owner ? { agent: event.owner.id } : 'id' in event.by ? { agent: event.by.id } : {}),
        due: event.dueAt,
        body: {
          text: event.text,
          ...(event.order === undefined ? {} : { order: event.order }),
          ...(event.owner ? { agent: event.owner.name } : {}),
        },
      };
    case 'promise_kept':
      return { ref: event.promise, body: event.text === undefined ? {} : { text: event.text } };
    case 'promise_given_up':
      return { ref: event.promise, body: { text: event.text } };
    case 'promise_moved':
      return { ref: event.promise, due: event.dueAt, body: { text: event.text } };
    case 'promise_taken':
      return { ref: event.promise, ...('id' in event.by ? { agent: event.by.id } : {}), body: {} };
    case 'promise_given':
      return { ref: event.promise, agent: event.to.id, body: { text: event.text, agent: event.to.name } };
    case 'succeeded':
      return { ref: event.conversation, body: {} };
  }
}

function bodyJson(body: Body, by: Actor): string {
  if ('name' in by) return JSON.stringify({ ...body, by: by.name });
  return JSON.stringify(by.role === 'shopper' && by.byLetter ? { ...body, byLetter: true } : body);
}

/** Bytes of an event's body, as pages count them. */
export const bodyBytes = (event: PublicEvent | DeskEvent): number =>
  Buffer.byteLength(bodyJson(contentOf(event).body, event.by));

/** The row of an event. */
export function toLogRow({ lane, event }: Logged): LogRow {
  const { kind, at, by, cid } = event;
  // Left over from another event, it holds nothing of its own to write.
  if (kind === 'erased') throw new Error('what is left of an event is never written');
  const { agent, ref, of, due, body } = contentOf(event);
  const json = bodyJson(body, by);
  return {
    seq: lane === 'public' ? event.seq : null,
    deskSeq: lane === 'desk' ? event.deskSeq : null,
    afterSeq: lane === 'desk' ? event.afterSeq : null,
    kind,
    at,
    role: by.role,
    author: 'id' in by ? by.id : null,
    cid: cid ?? null,
    agent: agent ?? null,
    ref: ref ?? null,
    of: of ?? null,
    due: due ?? null,
    withheld: null,
    size: Buffer.byteLength(json),
    body: json,
  };
}
