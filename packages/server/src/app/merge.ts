import { append, decide } from '@shopbell/domain';
import type { Merge } from '@shopbell/protocol';
import type { Decision, View } from '../ports/store.ts';
import { sentBefore } from './again.ts';
import type { AppDeps } from './deps.ts';
import { type Receipt, type Refusal, receipt } from './outcome.ts';
import { mayRead } from './readable.ts';
import { type AgentWho, agentActor } from './who.ts';

type Merged = Receipt | Refusal;

const nothing = (result: Merged): Decision<Merged> => ({ changes: [], result });

function decideMerge(
  view: View,
  who: AgentWho,
  { conversation: id, from: other, cid }: Merge,
  now: number,
): Decision<Merged> {
  const by = agentActor(who.agent);
  const before = sentBefore(
    view,
    who,
    by.id,
    cid,
    ({ event }, at) => at === id && event.kind === 'merged_in' && event.conversation === other,
  );
  if (before) return nothing(before);
  if (id === other) return nothing({ refused: 'bad_frame', path: 'from' });
  const [into, from] = [view.conversation(id), view.conversation(other)];
  if (!into || !from || !mayRead(into, who) || !mayRead(from, who)) return nothing({ refused: 'conversation_unknown' });
  const kept = decide(into, { do: 'merge_in', by, cid, from });
  const gone = decide(from, { do: 'merge_into', by, into });
  if ('refused' in kept) return nothing(kept);
  if ('refused' in gone) return nothing(gone);
  if ('succeed' in kept || 'succeed' in gone) return nothing({ refused: 'conversation_closed' });
  const [stays, ends] = [append(into, kept.events, now), append(from, gone.events, now)];
  const said = stays.log.find(({ event }) => event.cid === cid);
  if (!said) throw new Error('a merge left no event with its cid');
  return {
    changes: [
      { put: 'conversation', ...stays },
      { put: 'conversation', ...ends },
    ],
    result: receipt(cid, stays.conversation, said),
  };
}

/** An agent has one left message answered in another one of the same shopper's: both change in one commit, or neither does. */
export const merge = (deps: AppDeps, who: AgentWho, frame: Merge): Promise<Merged> => {
  const now = deps.clock.now();
  const keys = [
    { kind: 'conversation', id: frame.conversation },
    { kind: 'conversation', id: frame.from },
    { kind: 'sent', author: who.agent.id, cid: frame.cid },
  ] as const;
  return deps.store.commit(who.site, keys, (view) => decideMerge(view, who, frame, now), who);
};
