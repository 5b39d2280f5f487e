import type { ComponentChildren } from 'preact';
import { shortcut } from '../../keys/caps.ts';
import type { Shown } from '../../state/hold.ts';
import { useApp } from '../context.ts';
import { Key } from '../parts/key.tsx';
import { Row } from './row.tsx';
import { rowKey, type SectionId } from './row-key.ts';

interface SectionProps {
  id: SectionId;
  title: string;
  shown: Shown;
  count: number;
  /** The `rowKey` of the one that Tab reaches. */
  tabStop: string | undefined;
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
          <button
            type="button"
            class="arrived"
            aria-keyshortcuts={shortcut('arrived')}
            onClick={() => intents.settle()}
          >
            {t.list.arrived(shown.arrived)}
            <span class="sr-only">{t.list.arrivedShow}</span> <Key of="arrived" />
          </button>
        )}
      </header>
      {shown.entries.length > 0 ? (
        <ul class="list-rows">
          {shown.entries.map(({ row, gone }) => (
            <Row
              key={row.conversation}
              row={row}
              gone={gone}
              section={id}
              tabStop={rowKey(id, row.conversation) === tabStop}
            />
          ))}
        </ul>
      ) : (
        shown.arrived === 0 && <div class="list-empty">{empty}</div>
      )}
    </section>
  );
}
