import type { Identify } from '@shopbell/protocol';
import { identify } from '../app/identify.ts';
import { refused } from '../app/outcome.ts';
import type { Shopper } from '../app/who.ts';
import { noteAttributes } from './attributes.ts';
import { follow } from './catch-up.ts';
import type { RelayDeps } from './deps.ts';
import { ownConversations, ownRow, speakForAll } from './greet.ts';
import { sendReceipts } from './receipts.ts';
import { send, tellProblem } from './send.ts';
import type { Session } from './session.ts';

/** A shopper proves a member on a greeted connection: for the first time, or anew before the old proof runs out. */
export async function proveMember(deps: RelayDeps, session: Session, who: Shopper, { jwt }: Identify): Promise<void> {
  const about = { about: 'identify' };
  const proof = await deps.gate.member(who.slug, jwt);
  if (refused(proof)) return tellProblem(deps, session, proof.refused, about);
  if (who.member && who.member.id !== proof.id) return tellProblem(deps, session, 'other_member', about);
  const { expiresAt, priority = 0, attributes, ...member } = proof;
  const bound = await identify(deps, who.site, who.tokenHash, member, priority);
  if (refused(bound)) return tellProblem(deps, session, bound.refused, about);
  if (session.phase !== 'live') return;
  // Another proof may have been checked at the same time: the first one stands.
  if (who.member && who.member.id !== proof.id) return tellProblem(deps, session, 'other_member', about);
  who.member = { ...member, expiresAt };
  who.priority = priority;
  who.participant ??= bound.participant;
  delete who.alias;
  if (attributes) {
    who.attributes = attributes;
    noteAttributes(deps, who, 'member', attributes);
  }
  session.renewing = false;
  speakForAll(deps, session, who);
  const own = await ownConversations(deps, who);
  send(deps, session, { type: 'identified', member: who.member, conversations: own.map(ownRow) });
  for (const conversation of own) {
    const { id, state } = conversation;
    if (state === 'closed' || session.cursors.has(id)) continue;
    await follow(deps, session, conversation, {});
    await sendReceipts(deps, session, who, id);
  }
}
