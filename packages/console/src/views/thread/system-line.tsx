import type { ConversationId } from '@shopbell/protocol';
import type { AgentSelf } from '@shopbell/sdk/agent';
import type { Messages } from '../../i18n/index.ts';
import { actorName, reasonText, ruleNames, shopperName } from '../../i18n/names.ts';
import type { Item, SystemEvent } from '../../state/items.ts';
import { placeOf } from '../../state/place.ts';
import { pageLine } from '../../text/page.ts';
import type { Shopper } from '../../text/shopper.ts';
import { timeOfDay } from '../../time/format.ts';
import { whenIn } from '../../time/zone.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { PageLink } from '../parts/page-link.tsx';
import { promiseText } from '../promises/event-text.ts';
import type { RatingEvent } from '../rating/line.tsx';
import { Behind, LeftEventLine, RatingLine } from '../soon.ts';
import type { LeftEvent } from './left-event-line.tsx';

interface SystemLineProps {
  item: Extract<Item, { kind: 'system' }>;
  conversation: ConversationId;
  shopper: Shopper;
  self: AgentSelf;
}

/** Something that happened, in one small line. Those of the desk alone carry its mark. */
export function SystemLine({ item, conversation, shopper, self }: SystemLineProps) {
  const { state } = useApp();
  const t = state.settings.t.value;
  const found = state.found.value.has(item.key);
  const { event } = item;
  if (isOfLeft(event)) return <LeftEventLine {...{ event, shopper, self, found }} />;
  if (isOfRating(event)) return <RatingLine {...{ event, conversation, shopper, found }} />;
  // Not with each second that passes: a thread has many of these.
  const when = (at: number) => whenIn(t, state.promises.zone.peek(), at, state.now.peek());
  const text =
    leftText(t, item.event, when) ??
    promiseText(t, item.event, state.thread.peek()?.desk ?? [], {
      self: self.id,
      when,
    }) ??
    textOf(t, item.event, shopper, self.id);
  if (text === undefined) return null;
  const mayLook = self.duty !== 'agent' && event.kind === 'erased' && event.why === 'recalled';
  const line = (
    <p class={`system system-${item.lane}${found ? ' line-found' : ''}`}>
      {item.lane === 'desk' && <Icon name="desk" />}
      <bdi>{text}</bdi>
      {event.kind === 'held_back' && (
        <PageLink class="system-more" to="guard">
          {t.guard.heldOpen}
        </PageLink>
      )}
      {event.kind === 'succeeded' && <a href={`#${placeOf(event.conversation)}`}>{t.thread.succeededOpen}</a>}
      <time dateTime={new Date(item.at).toISOString()}>{timeOfDay(item.at, t.lang)}</time>
    </p>
  );
  if (!mayLook) return line;
  return (
    <div class="taken-back">
      {line}
      <Behind key={`${conversation} ${event.seq}`} conversation={conversation} seq={event.seq} />
    </div>
  );
}

/** What is said of a conversation, and what a low rating has opened: that is the system's. */
const isOfRating = (event: SystemEvent): event is RatingEvent =>
  /^rat/.test(event.kind) || (event.kind === 'promised' && event.by.role === 'system');

/** What is left to reach a shopper by, and what becomes of a left message. */
const isOfLeft = (event: SystemEvent): event is LeftEvent => /^(contact|gave|merged)/.test(event.kind);

/** A left message, with the time by which it is due where there is one. */
const leftText = (t: Messages, event: SystemEvent, when: (at: number) => string): string | undefined =>
  event.kind === 'left' && event.dueAt !== undefined
    ? (event.by.role === 'agent' ? t.floor.leftAgain : t.floor.leftDue)(when(event.dueAt))
    : undefined;

/** Who gave it to whom; one of them may be the agent who reads it. */
function gave(
  { thread }: Messages,
  by: { id: string; name: string },
  to: { id: string; name: string },
  selfId: string,
) {
  if (by.id === selfId) return thread.gaveYou(to.name);
  return to.id === selfId ? thread.gotYou(by.name) : thread.gave(by.name, to.name);
}

/** Undefined for a kind this console doesn't know yet: a newer server may send one. */
function textOf(t: Messages, event: SystemEvent, shopper: Shopper, selfId: string): string | undefined {
  const { thread } = t;
  switch (event.kind) {
    case 'requested':
      if (event.by.role === 'system' || (event.group && event.by.role === 'agent')) return thread.requeued;
      if (event.by.role === 'agent')
        return event.by.id === selfId ? thread.gaveBackYou : thread.gaveBack(event.by.name);
      return event.page ? thread.requestedOn(pageLine(event.page)) : thread.requested;
    case 'assigned':
      if (event.by.role === 'agent' && event.by.id !== event.agent.id) return gave(t, event.by, event.agent, selfId);
      if (event.by.role === 'system')
        return event.agent.id === selfId ? thread.gotBySystemYou : thread.gotBySystem(event.agent.name);
      return event.agent.id === selfId ? thread.takenByYou : thread.takenBy(event.agent.name);
    case 'joined':
      return event.agent.id === selfId ? t.company.youJoined : t.company.joined(event.agent.name);
    case 'parted':
      return event.agent.id === selfId ? t.company.youParted : t.company.parted(event.agent.name);
    case 'invited':
      if (event.to.id === selfId) return t.company.askedYou(actorName(t, event.by, shopper));
      return event.by.role === 'agent' && event.by.id === selfId
        ? t.company.youAsked(event.to.name)
        : t.company.asked(actorName(t, event.by, shopper), event.to.name);
    case 'declined':
      return event.by.role === 'agent' && event.by.id === selfId
        ? t.company.youDeclined
        : t.company.declined(actorName(t, event.by, shopper));
    case 'left':
      return thread.left;
    case 'closed':
      if (event.by.role === 'system') return thread.endedBySystem;
      if (event.by.role === 'agent' && event.by.id === selfId) return thread.endedByYou;
      return thread.endedBy(actorName(t, event.by, shopper));
    case 'erased':
      if (event.by.role === 'agent' && event.by.id === selfId) return thread.recalledByYou;
      return thread.recalled(actorName(t, event.by, shopper));
    case 'wiped':
      return thread.wiped;
    case 'case_owned':
      return event.owner.id === selfId ? thread.ownerYou : thread.owner(event.owner.name);
    case 'identified':
      return thread.identified(shopperName(t, { id: shopper.id, member: event.member }));
    case 'requeued':
      return thread.requeuedFrom[event.why]?.(event.from.name);
    case 'left_because':
      return thread.leftBecause[event.why];
    case 'transferred':
      if (event.group && event.by.role === 'agent') {
        const { id, name } = event.by;
        const to = event.group.name;
        return `${id === selfId ? thread.gaveYouGroup(to) : thread.gaveGroup(name, to)} · ${thread.handedOver(reasonText(t, event.reason))}`;
      }
      return thread.handedOver(reasonText(t, event.reason));
    case 'given_back':
      return thread.handedOver(reasonText(t, event.reason));
    case 'taken_over':
      return event.from.id === selfId ? thread.takenOverYou : thread.takenOver(event.from.name);
    case 'guarded':
      return t.guard.sent(actorName(t, event.by, shopper), ruleNames(t, event.rules));
    case 'held_back':
      return t.guard.held(actorName(t, event.by, shopper), ruleNames(t, event.rules));
    case 'succeeded':
      return thread.succeeded;
    default:
      return undefined;
  }
}
