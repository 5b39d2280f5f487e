import { useMemo, useRef } from 'preact/hooks';
import { shortcut } from '../../keys/caps.ts';
import { placeOf } from '../../state/place.ts';
import type { OwedEntry } from '../../state/promises.ts';
import { promiseLevel } from '../../state/promises.ts';
import { useApp } from '../context.ts';
import { wantFocusIn } from '../focus.ts';
import { edgeOf } from '../list/clock.tsx';
import { promiseKey } from '../list/row-key.ts';
import { Room } from '../list/section.tsx';
import { useRows } from '../list/use-rows.ts';
import { Icon } from '../parts/icon.tsx';
import { Key } from '../parts/key.tsx';
import { ShopperName } from '../parts/shopper-name.tsx';
import { useTold } from '../use-told.ts';
import { DueText } from './due-text.tsx';
import { promiseTitle } from './words.ts';

/** What is promised and open: this agent's, for who oversees the floor everybody's. What is overdue comes first. */
export function PromiseSection({ tabStop }: { tabStop: string | undefined }) {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  const { entries, arrived } = state.promises.shown.value;
  const count = state.promises.count.value;
  if (entries.length + arrived === 0) return null;
  return (
    <section class="list-section list-promises" aria-labelledby="list-promises">
      <header class="list-section-head">
        <h2 id="list-promises">
          {t.promises.list} {count > 0 && <span class="list-count">{count}</span>}
        </h2>
        {arrived > 0 && (
          <button
            type="button"
            class="arrived"
            aria-keyshortcuts={shortcut('arrived')}
            onClick={() => intents.settle()}
          >
            {t.list.arrived(arrived)}
            <span class="sr-only">{t.list.arrivedShow}</span> <Key of="arrived" />
          </button>
        )}
      </header>
      <Rows entries={entries} tabStop={tabStop} />
    </section>
  );
}

function Rows({ entries, tabStop }: { entries: readonly OwedEntry[]; tabStop: string | undefined }) {
  const keys = useMemo(() => entries.map(({ promise }) => promiseKey(promise.id)), [entries]);
  const box = useRef<HTMLUListElement>(null);
  const { rows, below, isPart } = useRows(box, keys, [tabStop]);
  return (
    <ul class="list-rows" ref={box}>
      {rows.flatMap(({ at, room }) => {
        const entry = entries[at];
        if (!entry) return [];
        const key = keys[at];
        return [
          room > 0 && <Room key={`room ${key}`} height={room} />,
          <PromiseRow
            key={key}
            entry={entry}
            tabStop={key === tabStop}
            place={isPart ? at + 1 : undefined}
            of={isPart ? entries.length : undefined}
          />,
        ];
      })}
      {below > 0 && <Room key="room" height={below} />}
    </ul>
  );
}

interface PromiseRowProps {
  entry: OwedEntry;
  tabStop: boolean;
  /** Which of how many it is, where not all are drawn. */
  place: number | undefined;
  of: number | undefined;
}

function PromiseRow({ entry, tabStop, place, of }: PromiseRowProps) {
  const app = useApp();
  const { state } = app;
  const t = state.settings.t.value;
  const { row, promise, mine, deserted, gone } = entry;
  const key = promiseKey(promise.id);
  const level = useTold(promise.dueAt, () => promiseLevel(promise.dueAt, state.now.value));
  const open = useTold(row.conversation, () => state.open.value === row.conversation);
  const over = level === 'over';
  return (
    <li class="row-item" aria-posinset={place} aria-setsize={of}>
      <a
        id={`row-${key}`}
        class={`row${over && (mine || deserted) ? ' row-open' : ''}${gone ? ' row-gone' : edgeOf(level)}`}
        href={`#${placeOf(row.conversation)}`}
        aria-current={open ? 'true' : undefined}
        aria-keyshortcuts={shortcut('promise')}
        data-row={row.conversation}
        data-key={key}
        data-promise={promise.id}
        tabIndex={tabStop ? 0 : -1}
        onFocus={() => {
          state.cursor.value = key;
        }}
        onClick={() => wantFocusIn(app, row.conversation)}
      >
        <span class="row-mark">
          <Icon name="flag" class={gone ? 'row-quiet' : `row-quiet row-due-${level}`} />
        </span>
        <span class="row-top">
          <ShopperName shopper={row.shopper} />
          {!gone && <DueText dueAt={promise.dueAt} />}
        </span>
        <span class="row-last">
          <bdi>{promiseTitle(t, promise)}</bdi>
        </span>
        <span class="row-page">
          {gone ? t.promises.settled : <bdi>{promise.text || t.promises.wordsGone}</bdi>}
          {!gone && !mine && (
            <bdi class="promise-owner">{(deserted ? t.promises.ownerAway : t.promises.owner)(promise.owner.name)}</bdi>
          )}
        </span>
      </a>
    </li>
  );
}
