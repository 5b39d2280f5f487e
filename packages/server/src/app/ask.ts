import {
  append,
  type ClosedConversation,
  type Conversation,
  decide,
  type Logged,
  open,
  personOf,
  type ShopperActor,
  shopperMayRead,
} from '@shopbell/domain';
import type { Say } from '@shopbell/protocol';
import type { Change, Decision, Device, View } from '../ports/store.ts';
import { sentBefore } from './again.ts';
import type { AppDeps } from './deps.ts';
import { type Receipt, type Refusal, receipt, refused } from './outcome.ts';
import { memberName, personsOf, type Shopper } from './who.ts';

type Asked = Receipt | Refusal;
const nothing = (result: Asked): Decision<Asked> => ({ changes: [], result });

/** Everything a decision needs that is not in the store, made before it so that it may run twice. */
interface Ask {
  who: Shopper;
  say: Say;
  now: number;
  ids: { participant: () => string; conversation: () => string; case: () => string };
}

/** Made when first needed, and then the same however often the decision runs. */
function once(make: () => string): () => string {
  let made: string | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** The device as it is after this request: minted by the first, an alias of the member from their first on. */
function deviceAfter(view: View, { who, ids }: Ask): { device: Device; isNew: boolean } | Refusal {
  const known = view.device(who.tokenHash);
  if (known?.member && who.member && known.member.id !== who.member.id) return { refused: 'other_member' };
  const alias = known?.member ?? (who.member && memberName(who.member));
  const device: Device = {
    participant: known?.participant ?? ids.participant(),
    tokenHash: who.tokenHash,
    ...(alias ? { member: alias } : {}),
  };
  return { device, isNew: !known || (alias !== undefined && !known.member) };
}

/** Where the words go: the conversation named, or the one that followed it, or the person's open one; else a new one. */
function target(view: View, ask: Ask, device: Device): { into?: Conversation; after?: ClosedConversation } | Refusal {
  const asShopper = { ...ask.who, participant: device.participant };
  const persons = personsOf(asShopper);
  let after: ClosedConversation | undefined;
  let id = ask.say.conversation;
  while (id) {
    const conversation = view.conversation(id);
    if (!conversation || !shopperMayRead(conversation, persons)) return { refused: 'conversation_unknown' };
    if (conversation.state !== 'closed') return { into: conversation };
    after = conversation;
    id = conversation.successor;
  }
  const openId = view.open(personOf(device.participant, ask.who.member));
  const into = openId ? view.conversation(openId) : undefined;
  return { ...(into ? { into } : {}), ...(after ? { after } : {}) };
}

/** The closed conversation learns its single successor, in the same commit (decisions 6). */
function succeed(after: ClosedConversation, successor: string, now: number): Change {
  const by = { role: 'system' } as const;
  const { conversation, log } = append(
    after,
    [{ lane: 'desk', event: { kind: 'succeeded', by, conversation: successor } }],
    now,
  );
  return { put: 'conversation', conversation, log };
}

function begin(ask: Ask, device: Device, after: ClosedConversation | undefined, by: ShopperActor) {
  const { who, say, ids, now } = ask;
  const { blank, events } = open(
    {
      id: ids.conversation(),
      site: who.site,
      participant: device.participant,
      ...(who.member ? { member: memberName(who.member) } : {}),
      case: after ? { continues: after.case } : { opens: ids.case() },
      ...(say.page ? { page: say.page } : {}),
      by,
      cid: say.cid,
      text: say.text,
    },
    now,
  );
  return append(blank, events, now);
}

const sameText = (text: string) => (logged: Logged) => logged.event.kind === 'message' && logged.event.text === text;

function decideAsk(view: View, ask: Ask): Decision<Asked> {
  const found = deviceAfter(view, ask);
  if (refused(found)) return nothing(found);
  const { device, isNew } = found;
  const who = { ...ask.who, participant: device.participant };
  const before = sentBefore(view, who, device.participant, ask.say.cid, sameText(ask.say.text));
  if (before) return nothing(before);
  const aim = target(view, ask, device);
  if (refused(aim)) return nothing(aim);

  const by: ShopperActor = { role: 'shopper', id: device.participant };
  let written: { conversation: Conversation; log: readonly Logged[] };
  if (aim.into) {
    const verdict = decide(aim.into, { do: 'ask', by, cid: ask.say.cid, text: ask.say.text });
    if ('refused' in verdict) return nothing(verdict);
    if ('succeed' in verdict) throw new Error('a closed conversation was chosen as target');
    written = append(aim.into, verdict.events, ask.now);
  } else {
    written = begin(ask, device, aim.after, by);
  }
  const said = written.log.find((logged) => logged.event.cid === ask.say.cid);
  if (!said) throw new Error('a message left no event');
  return {
    changes: [
      ...(isNew ? [{ put: 'device', device } as const] : []),
      { put: 'conversation', ...written },
      ...(aim.after ? [succeed(aim.after, written.conversation.id, ask.now)] : []),
    ],
    result: receipt(ask.say.cid, written.conversation, said),
  };
}

/**
 * A shopper says something. Mints the participant at a device's first words, opens a conversation where none is open, and
 * carries what is said to a closed one into its successor.
 */
export function ask(deps: AppDeps, who: Shopper, say: Say): Promise<Asked> {
  const { store, clock, newId } = deps;
  const prepared: Ask = {
    who,
    say,
    now: clock.now(),
    ids: { participant: once(newId), conversation: once(newId), case: once(newId) },
  };
  return store.commit(
    who.site,
    [
      { kind: 'device', tokenHash: who.tokenHash },
      ...(who.participant ? [{ kind: 'sent', author: who.participant, cid: say.cid } as const] : []),
      ...(say.conversation ? [{ kind: 'conversation', id: say.conversation } as const] : []),
    ],
    (view) => decideAsk(view, prepared),
  );
}
