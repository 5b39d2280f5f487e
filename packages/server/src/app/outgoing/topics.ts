import type { Conversation, Referral } from '@shopbell/domain';
import type { DeskEvent, PublicEvent } from '@shopbell/protocol';

type LogEvent = PublicEvent | DeskEvent;
type Kind = LogEvent['kind'];
type EventOf<K extends Kind> = Extract<LogEvent, { kind: K }>;

/** Which event of a log raises a topic: its kind, and what else must be so. `conversation` is as it stands behind the whole commit. */
interface Raised {
  kind: Kind;
  when?: (event: LogEvent, conversation: Conversation) => boolean;
}

const by = <K extends Kind>(kind: K, when?: (event: EventOf<K>, conversation: Conversation) => boolean): Raised => ({
  kind,
  // Asked about events of its kind alone.
  ...(when ? { when: when as NonNullable<Raised['when']> } : {}),
});

/** Who left a message, or where they are reached, may have no page open that the answer comes to. */
const maybeGone = ({ left, contact }: Conversation): boolean =>
  left?.repliedAt !== undefined || contact?.email !== undefined || contact?.phone !== undefined;

/** Given back, or without its agent, one that is owed is in the inbox again: the same one. */
const isAnother = ({ at }: EventOf<'left'>, { left }: Conversation): boolean => left?.at === at;

/** One thing that others can be told of. */
export interface Topic {
  /** When it is told, as the docs and the console have it. */
  says: string;
  /** The events that raise it, the moment they are written. */
  raised: readonly Raised[];
  /** The change of a referral that raises it, the moment it is written. */
  referral?: Becoming;
}

/** What became of a referral by one change; `before` is undefined for one that was just made. */
type Becoming = (before: Referral | undefined, now: Referral) => boolean;

const became =
  (state: Referral['state']): Becoming =>
  (before, now) =>
    now.state === state && before?.state !== state;

/**
 * Everything that goes out, one row each. The names are the `type` of what a webhook gets: they are never changed.
 * A row that an event raises needs no more than itself: what is sent is the event as its log has it then. What a referral raises has a
 * reader, and a row without either is raised by who writes it, with `outgoingFor`.
 */
export const TOPICS = {
  message: { says: 'Somebody said something to the other side.', raised: [by('message')] },
  message_edited: { says: 'What was said has other words.', raised: [by('edited')] },
  message_recalled: { says: 'What was said was taken back.', raised: [by('recalled')] },
  conversation_opened: {
    says: 'A shopper asks for somebody.',
    raised: [by('requested', ({ by: { role } }) => role === 'shopper')],
  },
  conversation_assigned: { says: 'An agent has it from now on.', raised: [by('assigned')] },
  conversation_closed: { says: 'It is over.', raised: [by('closed')] },
  message_left: {
    says: 'A message was left: nobody could answer, or the shopper would rather.',
    raised: [by('left', isAnother)],
  },
  left_replied: {
    says: 'An agent said something to a shopper who left a message or an address: the answer, and what follows.',
    raised: [by('message', ({ by: { role } }, conversation) => role === 'agent' && maybeGone(conversation))],
  },
  rating_asked: {
    says: 'A shopper was asked to rate a conversation that is over, and has not so far: by the ask, or by the close behind an agent’s.',
    raised: [
      by('rating_asked', (_, { state, rating }) => state === 'closed' && rating?.stars === undefined),
      by('closed', ({ seq }, { rating }) => rating !== undefined && rating.seq < seq && rating.stars === undefined),
    ],
  },
  rated: { says: 'A shopper rated a conversation, or changed what they had said of it.', raised: [by('rated')] },
  referral: {
    says: 'A shopper lets a store know why they come: the note for it. Told only then.',
    raised: [],
    referral: (before, { agreedAt }) => agreedAt !== undefined && before?.agreedAt === undefined,
  },
  referral_sent: {
    says: 'A shopper got the link to a store, from an agent or by themselves.',
    raised: [],
    referral: became('sent'),
  },
  referral_opened: {
    says: 'The page of such a link was before a person; told once.',
    raised: [],
    referral: became('opened'),
  },
  referral_redeemed: { says: 'A store redeemed its code; told once.', raised: [], referral: became('redeemed') },
  promise_overdue: { says: 'A promise is due and nobody has settled it; told once for each due time.', raised: [] },
} as const satisfies Readonly<Record<string, Topic>>;

export type TopicName = keyof typeof TOPICS;

export const TOPIC_NAMES = Object.keys(TOPICS) as readonly TopicName[];
