import type { Conversation, Logged } from '@shopbell/domain';
import type { Outgoing, Subject, Target } from '../../ports/outgoing.ts';
import type { Change } from '../../ports/store.ts';
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
): Outgoing[] {
  return log.flatMap((logged) => {
    const { event } = logged;
    const raised = BY_KIND.get(event.kind)?.filter(({ when }) => when?.(event, conversation) !== false) ?? [];
    return raised.flatMap(({ topic }) =>
      outgoingFor(targets, { topic, about: subjectOf(conversation, logged), at: event.at }, nextId),
    );
  });
}

/** What all changes of a decision have to tell. */
export const outgoingOfAll = (targets: readonly Target[], changes: readonly Change[], nextId: NextId): Outgoing[] =>
  changes.flatMap((change) =>
    change.put === 'conversation' ? outgoingOf(targets, change.conversation, change.log, nextId) : [],
  );
