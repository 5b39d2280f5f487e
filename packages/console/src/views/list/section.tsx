import { useMemo, useRef } from 'preact/hooks';
import { cap, shortcut } from '../../keys/caps.ts';
import type { Shown } from '../../state/hold.ts';
import { useApp } from '../context.ts';
import { Key } from '../parts/key.tsx';
import { Row } from './row.tsx';
import { rowKey, type SectionId } from './row-key.ts';
import { useRows } from './use-rows.ts';

interface SectionProps {
  id: SectionId;
  title: string;
  shown: Shown;
  count: number;
  /** The `rowKey` of the one that Tab reaches. */
  tabStop: string | undefined;
}

/** One of the lists, with its count and what waits outside while it is held. */
export function Section({ id, title, shown, count, tabStop }: SectionProps) {
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
        <Rows id={id} shown={shown} tabStop={tabStop} />
      ) : (
        shown.arrived === 0 && (
          <div class="list-empty">
            <Empty id={id} />
          </div>
        )
      )}
    </section>
  );
}

function Rows({ id, shown: { entries }, tabStop }: Pick<SectionProps, 'id' | 'shown' | 'tabStop'>) {
  const { state } = useApp();
  const keys = useMemo(() => entries.map(({ row }) => rowKey(id, row.conversation)), [entries]);
  const box = useRef<HTMLUListElement>(null);
  const ending = state.ending.value;
  const asked = ending?.where === 'row' ? rowKey(id, ending.conversation) : undefined;
  const { rows, below, isPart } = useRows(box, keys, [tabStop, asked]);
  return (
    <ul class="list-rows" ref={box}>
      {rows.flatMap(({ at, room }) => {
        const entry = entries[at];
        if (!entry) return [];
        const { row, gone } = entry;
        return [
          room > 0 && <Room key={`room ${row.conversation}`} height={room} />,
          <Row
            key={row.conversation}
            row={row}
            gone={gone}
            section={id}
            tabStop={keys[at] === tabStop}
            place={isPart ? at + 1 : undefined}
            of={isPart ? entries.length : undefined}
          />,
        ];
      })}
      {below > 0 && <Room key="room" height={below} />}
    </ul>
  );
}

/** The room of rows that are not drawn: they are far out of sight. */
export const Room = ({ height }: { height: number }) => (
  <li class="row-room" aria-hidden="true" style={{ height: `${height}px` }} />
);

/** What an empty list says. */
function Empty({ id }: { id: SectionId }) {
  const t = useApp().state.settings.t.value;
  if (id === 'waiting') {
    return (
      <>
        <p>{t.list.waitingEmpty}</p>
        <p class="hint">{t.list.waitingEmptyHint}</p>
      </>
    );
  }
  const hint = t.list.mineEmptyHint;
  return (
    <>
      <p>{t.list.mineEmpty}</p>
      <p class="hint">
        {hint.before} <kbd class="key">{cap('take')}</kbd> {hint.after}
      </p>
    </>
  );
}
