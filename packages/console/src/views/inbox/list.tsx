import type { ConversationId } from '@shopbell/protocol';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { LeftInbox } from '../../state/left-inbox/index.ts';
import { isNarrow, isSettled } from '../../state/left-inbox/narrow.ts';
import { allOf } from '../../state/left-inbox/picked.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { LeftRow } from './row.tsx';
import type { Words } from './words.ts';

/** Gives the row at a place the focus. */
export type GoTo = (index: number) => void;

interface Props {
  inbox: LeftInbox;
  w: Words;
  goTo: RefObject<GoTo>;
  list: RefObject<HTMLElement | null>;
}

/** The rows, as a grid that is walked row by row. It holds still while the pointer or the keyboard is in it. */
export function LeftList({ inbox, w, goTo, list }: Props) {
  const { entries } = inbox.shown.value;
  const { view } = inbox.narrow.value;
  const box = useRef<HTMLTableElement>(null);
  const hold = useHold(inbox);
  const cursor = inbox.cursor.value;
  const at = entries.findIndex(({ row }) => row.conversation === cursor);
  const stop = entries[Math.max(at, 0)]?.row.conversation;
  const wanted = useRef<ConversationId | undefined>(undefined);
  const rowOf = (id: ConversationId | undefined) =>
    id === undefined ? null : (box.current?.querySelector<HTMLElement>(`[data-left="${id}"]`) ?? null);
  goTo.current = (index) => {
    const id = entries[index]?.row.conversation;
    if (id === undefined) return;
    inbox.cursor.value = id;
    wanted.current = id;
    bring();
  };
  function bring(): void {
    const row = rowOf(wanted.current);
    if (!row) return;
    wanted.current = undefined;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  }
  useLayoutEffect(bring);
  // Who was in a row that has left the list is in the one that stands there now.
  const place = useRef(-1);
  useLayoutEffect(() => {
    if (at < 0 && place.current >= 0 && document.activeElement === document.body) {
      goTo.current?.(Math.min(place.current, entries.length - 1));
    }
    place.current = box.current?.contains(document.activeElement) ? at : -1;
  });
  if (entries.length === 0) return <Empty inbox={inbox} w={w} />;
  const many = !isSettled(view);
  const order = entries.flatMap(({ row, gone }) => (gone ? [] : [row.conversation]));
  const { ids } = inbox.picked.value;
  const all = order.length > 0 && order.every((id) => ids.has(id));
  return (
    <table
      ref={box}
      class={many ? 'lefts lefts-many' : 'lefts'}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows are picked is a grid
      role="grid"
      aria-label={w.list}
      aria-multiselectable={many || undefined}
      aria-rowcount={entries.length + 1}
      {...hold}
    >
      <thead>
        <tr class="left-heads">
          {many && (
            <th scope="col" class="left-pick">
              <input
                type="checkbox"
                aria-label={w.pickAll}
                aria-keyshortcuts="Control+A Meta+A"
                checked={all}
                indeterminate={!all && ids.size > 0}
                onChange={() => inbox.pick(allOf(inbox.picked.peek(), order))}
              />
            </th>
          )}
          {(['who', 'left', 'stands', 'due'] as const).map((column) => (
            <th key={column} scope="col" class={`left-${column}`}>
              {w.columns[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody
        ref={(element) => {
          list.current = element;
        }}
      >
        {entries.map(({ row, gone }, index) => (
          <LeftRow
            key={row.conversation}
            inbox={inbox}
            w={w}
            row={row}
            gone={gone}
            many={many}
            order={order}
            index={index}
            tabStop={row.conversation === stop}
          />
        ))}
      </tbody>
    </table>
  );
}

/** What an empty list says: nothing is there, or nothing that is looked for, or it comes. */
function Empty({ inbox, w }: { inbox: LeftInbox; w: Words }) {
  const { state } = useApp();
  const narrow = inbox.narrow.value;
  const [words, hint] = isNarrow(narrow) ? [w.noneFound, w.noneFoundHint] : w.empty[narrow.view];
  // Before the line has told anything, nothing is known to be empty.
  if (state.view.value.connection !== 'online' && state.view.value.rules === undefined && !isSettled(narrow.view)) {
    return (
      <div class="office-wait">
        <p class="sr-only" role="status">
          {state.settings.t.value.office.loading}
        </p>
        <span class="bone bone-2" />
        <span class="bone bone-1" />
        <span class="bone bone-2" />
      </div>
    );
  }
  return (
    <div class="empty">
      <Icon name="inbox" class="empty-icon" />
      <p>{words}</p>
      <p class="hint">{hint}</p>
    </div>
  );
}

/** Holds the list while the mouse is over it or the keyboard is in it. */
function useHold(inbox: LeftInbox) {
  const on = useRef({ pointer: false, keyboard: false });
  const set = (patch: Partial<{ pointer: boolean; keyboard: boolean }>) => {
    Object.assign(on.current, patch);
    inbox.held.value = on.current.pointer || on.current.keyboard;
  };
  useEffect(
    () => () => {
      inbox.held.value = false;
    },
    [inbox],
  );
  return {
    onPointerEnter: (event: PointerEvent) => event.pointerType === 'mouse' && set({ pointer: true }),
    onPointerLeave: () => set({ pointer: false }),
    onFocusIn: ({ target }: FocusEvent) =>
      set({ keyboard: target instanceof Element && target.matches('[data-left]:focus-visible') }),
    onFocusOut: () => set({ keyboard: false }),
  };
}
