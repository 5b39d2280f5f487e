import type { Conversation, Logged, Referral } from '@shopbell/domain';
import type { Outgoing, Subject, Target } from '../../ports/outgoing.ts';
import type { Change, View } from '../../ports/store.ts';
import type { NextId } from './next-id.ts';
import { TOPIC_NAMES, TOPICS, type Topic, type TopicName } from './topics.ts';

type Kind = Logged['event']['kind'];

/** The topics that an event of a kind may raise: looked up for every message of a site that tells somebody. */
const BY_KIND = new Map<Kind, readonly { topic: TopicName; when: Topic['raised'][number]['when'] }[]>();
for (const topic of TOPIC_NAMES) {
  for (const { kind, when } of (TOPICS[topic] as Topic).raised) {
    BY_KIND.set(kind, [...(BY_KIND.get(kind) ?? []), { topic, when }]);
  }
}

/** Of a topic that goes by mail, whether a letter about this conversation may be wanted. A topic without a word goes in any case. */
export type Mailed = Readonly<Record<string, (conversation: Conversation) => boolean>>;

/** One row for each target that is told of `topic`. `dueAt` is `at` unless it is to wait, both epoch ms. */
export function outgoingFor(
  targets: readonly Target[],
  what: { topic: TopicName; about: Subject; at: number; dueAt?: number },
  nextId: NextId,
): Outgoing[] {
  const { topic, about, at, dueAt = at } = what;
  return targets
    .filter(({ topics }) => topics.has(topic))
    .map(({ name }) => ({ id: nextId(), target: name, topic, about, at, dueAt }));
}

const subjectOf = ({ id }: Conversation, { lane, event }: Logged): Subject => ({
  conversation: id,
  lane,
  number: lane === 'public' ? event.seq : event.deskSeq,
});

/** What these events of a conversation have to tell the targets, in their order. */
export function outgoingOf(
  targets: readonly Target[],
  conversation: Conversation,
  log: readonly Logged[],
  nextId: NextId,
  mailed: Mailed,
): Outgoing[] {
  return log.flatMap((logged) => {
    const { event } = logged;
    const raised = BY_KIND.get(event.kind)?.filter(({ when }) => when?.(event, conversation) !== false) ?? [];
    return raised.flatMap(({ topic }) => {
      const told = mailed[topic]?.(conversation) === false ? targets.filter(({ name }) => name !== 'mail') : targets;
      return outgoingFor(told, { topic, about: subjectOf(conversation, logged), at: event.at }, nextId);
    });
  });
}

/** The topics that a referral may raise. */
const OF_REFERRALS = TOPIC_NAMES.flatMap((topic) => {
  const { referral: isRaised } = TOPICS[topic] as Topic;
  return isRaised ? [{ topic, isRaised }] : [];
});

/** What became of a referral, to be told at `at` (epoch ms). */
function outgoingOfReferral(
  targets: readonly Target[],
  before: Referral | undefined,
  now: Referral,
  { at, nextId }: { at: number; nextId: NextId },
): Outgoing[] {
  const about = { ref: now.id };
  return OF_REFERRALS.filter(({ isRaised }) => isRaised(before, now)).flatMap(({ topic }) =>
    outgoingFor(targets, { topic, about, at }, nextId),
  );
}

/** What all changes of a decision have to tell. */
export const outgoingOfAll = (
  targets: readonly Target[],
  changes: readonly Change[],
  {
    view,
    mailed = {},
    ...made
  }: { view: Pick<View, 'referral'>; at: number; nextId: NextId; mailed?: Mailed | undefined },
): Outgoing[] =>
  changes.flatMap((change) => {
    if (change.put === 'conversation') return outgoingOf(targets, change.conversation, change.log, made.nextId, mailed);
    if (change.put !== 'referral') return [];
    return outgoingOfReferral(targets, view.referral(change.referral.hash), change.referral, made);
  });
