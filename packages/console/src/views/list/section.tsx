import type { ConversationId } from '@shopbell/protocol';
import type { ComponentChildren } from 'preact';
import type { Shown } from '../../state/hold.ts';
import { useApp } from '../context.ts';
import { Key } from '../parts/key.tsx';
import { Row } from './row.tsx';

interface SectionProps {
  id: 'waiting' | 'mine' | 'left' | 'owned' | 'company' | 'floor';
  title: string;
  shown: Shown;
  count: number;
  tabStop: ConversationId | undefined;
  /** What an empty one says. */
  empty: ComponentChildren;
}

/** One of the lists, with its count and what waits outside while it is held. */
export function Section({ id, title, shown, count, tabStop, empty }: SectionProps) {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  return (
    <section class={`list-section list-${id}`} aria-labelledby={`list-${id}`}>
      <header class="list-section-head">
        <h2 id={`list-${id}`}>
          {title} {count > 0 && <span class="list-count">{count}</span>}
        </h2>
        {shown.arrived > 0 && (
          <button type="button" class="arrived" aria-keyshortcuts="." onClick={() => intents.settle()}>
            {t.list.arrived(shown.arrived)}
            <span class="sr-only">{t.list.arrivedShow}</span> <Key name="." />
          </button>
        )}
      </header>
      {shown.entries.length > 0 ? (
        <ul class="list-rows">
          {shown.entries.map(({ row, gone }) => (
            <Row key={row.conversation} row={row} gone={gone} tabStop={row.conversation === tabStop} />
          ))}
        </ul>
      ) : (
        shown.arrived === 0 && <div class="list-empty">{empty}</div>
      )}
    </section>
  );
}
