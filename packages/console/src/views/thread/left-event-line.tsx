import type { DeskEvent } from '@shopbell/protocol';
import type { AgentSelf } from '@shopbell/sdk/agent';
import type { App } from '../../app.ts';
import { actorName } from '../../i18n/names.ts';
import { placeOf } from '../../state/place.ts';
import type { Shopper } from '../../text/shopper.ts';
import { timeOfDay } from '../../time/format.ts';
import { whenIn } from '../../time/zone.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';

/** What becomes of a left message at the desk. */
export type LeftEvent = Extract<DeskEvent, { kind: 'contact_left' | 'gave_up' | 'merged' | 'merged_in' }>;

interface Props {
  event: LeftEvent;
  shopper: Shopper;
  self: AgentSelf;
  found: boolean;
}

const KINDS = ['name', 'email', 'phone'] as const;

/** One small line of it: whoever it was by, and never what was left. Why it was given up stands below, as it was written. */
export function LeftEventLine({ event, shopper, self, found }: Props) {
  const app = useApp();
  const t = app.state.settings.all.value;
  const { lines } = t.leftPart;
  return (
    <p class={`system system-desk${found ? ' line-found' : ''}`}>
      <Icon name="desk" />
      <span class="sr-only">{lines.desk}</span>
      <bdi>{textOf(event, shopper, self.id, app)}</bdi>
      {'conversation' in event && <a href={`#${placeOf(event.conversation)}`}>{lines.open}</a>}
      <time dateTime={new Date(event.at).toISOString()}>{timeOfDay(event.at, t.lang)}</time>
    </p>
  );
}

function textOf(event: LeftEvent, shopper: Shopper, selfId: string, { state }: App): string {
  const t = state.settings.all.value;
  const { lines } = t.leftPart;
  const isOwn = event.by.role === 'agent' && event.by.id === selfId;
  const by = actorName(t, event.by, shopper);
  switch (event.kind) {
    case 'gave_up':
      return isOwn ? lines.gaveUpYou : lines.gaveUp(by);
    case 'merged':
      return isOwn ? lines.mergedYou : lines.merged(by);
    case 'merged_in': {
      const line = isOwn ? lines.mergedInYou : lines.mergedIn(by);
      const { dueAt } = event;
      if (dueAt === undefined) return line;
      return lines.due(line, whenIn(t, state.promises.zone.peek(), dueAt, state.now.peek()));
    }
    case 'contact_left': {
      const { contact, order } = event;
      const kinds = [
        ...KINDS.filter((kind) => contact[kind] !== undefined).map((kind) => lines.kinds[kind]),
        ...(order === undefined ? [] : [lines.kinds.order]),
      ];
      if (kinds.length === 0) return lines.contactErased;
      const all = new Intl.ListFormat(t.lang, { type: 'conjunction' }).format(kinds);
      return event.by.role === 'agent' ? lines.contactCame(all) : lines.contact(by, all);
    }
  }
}
