import type { ConversationId } from '@shopbell/protocol';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { sortPressed } from '../../state/in-order.ts';
import type { Overview } from '../../state/overview/index.ts';
import { COLUMNS, type Column } from '../../state/overview/order.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { SortHead } from '../parts/sort-head.tsx';
import { TalkRow } from './row.tsx';
import { useRows } from './use-rows.ts';
import { useWords } from './words.ts';

/** Brings the row at a place into view and gives it the focus. */
export type GoTo = (index: number) => void;

/** Every open conversation, of which what can be seen is drawn. It holds still while the pointer or the keyboard is in it. */
export function Talks({ overview, goTo }: { overview: Overview; goTo: RefObject<GoTo> }) {
  const { state } = useApp();
  const w = useWords();
  const t = state.settings.t.value;
  const body = useRef<HTMLTableSectionElement>(null);
  const { entries } = overview.shown.value;
  const rows = useRows(body, entries.length);
  const wanted = useRef<ConversationId | undefined>(undefined);
  const hold = useHold(overview);
  const cursor = overview.cursor.value;
  const isThere = entries.some(({ row }) => row.conversation === cursor);
  goTo.current = (index) => {
    const entry = entries[index];
    if (!entry) return;
    wanted.current = entry.row.conversation;
    overview.cursor.value = entry.row.conversation;
    rows.reach(index);
    // It may be drawn, and nothing have changed.
    bring();
  };
  function bring(): void {
    const row = wanted.current && body.current?.querySelector<HTMLElement>(`[data-talk="${wanted.current}"]`);
    if (!row) return;
    wanted.current = undefined;
    row.querySelector<HTMLElement>('.talk-link')?.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  }
  useLayoutEffect(bring);
  const drawn = entries.slice(rows.from, rows.to);
  const tabStop = isThere && drawn.some(({ row }) => row.conversation === cursor) ? cursor : drawn[0]?.row.conversation;
  return (
    <div class="overview-scroll" {...hold}>
      <table class="talks" aria-label={w.table} aria-rowcount={entries.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {COLUMNS.map((column) => (
              <Head key={column} column={column} overview={overview} />
            ))}
            <th scope="col" class="talk-acts">
              <span class="sr-only">{w.acts}</span>
            </th>
          </tr>
        </thead>
        {rows.above > 0 && <Room height={rows.above} />}
        <tbody ref={body}>
          {drawn.map(({ row, gone }, index) => (
            <TalkRow
              key={row.conversation}
              overview={overview}
              row={row}
              gone={gone}
              index={rows.from + index}
              tabStop={row.conversation === tabStop}
            />
          ))}
        </tbody>
        {rows.below > 0 && <Room height={rows.below} />}
      </table>
      {entries.length === 0 && (
        <div class="empty">
          <Icon name="check" class="empty-icon empty-well" />
          <p>{overview.rows.value.length === 0 ? w.empty : w.noneFound}</p>
          <p class="hint">{overview.rows.value.length === 0 ? w.emptyHint : w.noneFoundHint}</p>
          <span class="sr-only">{t.office.back}: Esc</span>
        </div>
      )}
    </div>
  );
}

/** The room of rows that are not drawn. One cell: where columns are left out, a wide one would bring them back. */
function Room({ height }: { height: number }) {
  return (
    <tbody aria-hidden="true" class="talk-room">
      <tr>
        <td style={{ height: `${height}px` }} />
      </tr>
    </tbody>
  );
}

function Head({ column, overview }: { column: Column; overview: Overview }) {
  const w = useWords();
  const { by, down } = overview.sort.value;
  return (
    <SortHead
      words={w.columns[column]}
      down={by === column ? down : undefined}
      class={`talk-${COLUMN_CLASS[column]}`}
      onSort={() => {
        overview.sort.value = sortPressed(overview.sort.peek(), column);
      }}
    />
  );
}

const COLUMN_CLASS: Record<Column, string> = {
  due: 'wait',
  shopper: 'who',
  agent: 'agent',
  group: 'group',
  opened: 'opened',
};

/** Holds the table while the mouse is over it or the keyboard is in it. */
function useHold(overview: Overview) {
  const on = useRef({ pointer: false, keyboard: false });
  const set = (patch: Partial<{ pointer: boolean; keyboard: boolean }>) => {
    Object.assign(on.current, patch);
    overview.held.value = on.current.pointer || on.current.keyboard;
  };
  useEffect(
    () => () => {
      overview.held.value = false;
    },
    [overview],
  );
  return {
    onPointerEnter: (event: PointerEvent) => event.pointerType === 'mouse' && set({ pointer: true }),
    onPointerLeave: () => set({ pointer: false }),
    onFocusIn: ({ target }: FocusEvent) =>
      set({ keyboard: target instanceof Element && target.matches('.talk-link:focus-visible') }),
    onFocusOut: () => set({ keyboard: false }),
  };
}
