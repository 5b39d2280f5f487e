import type { ComponentChildren, RefObject } from 'preact';
import { shortcut } from '../../keys/caps.ts';
import type { LeftInbox } from '../../state/left-inbox/index.ts';
import { EVERYTHING, isNarrow, isSettled, VIEWS, type View } from '../../state/left-inbox/narrow.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { Key } from '../parts/key.tsx';
import type { Words } from './words.ts';

interface Props {
  inbox: LeftInbox;
  w: Words;
  field: RefObject<HTMLInputElement | null>;
}

/** What narrows the list: a state, what is one's own, what is late, and words. */
export function Filters({ inbox, w, field, children }: Props & { children: ComponentChildren }) {
  const narrow = inbox.narrow.value;
  const { counts } = inbox;
  const late = counts.late.value;
  const set = (patch: Partial<typeof narrow>): void => {
    inbox.narrow.value = { ...narrow, ...patch };
  };
  const countOf = (view: View): number =>
    view === 'open' ? counts.new.value + counts.claimed.value : isSettled(view) ? 0 : counts[view].value;
  return (
    <search class="inbox-filters">
      <fieldset class="inbox-views" aria-label={w.view}>
        {VIEWS.map((view, at) => (
          <button
            key={view}
            type="button"
            class="inbox-view"
            aria-pressed={narrow.view === view}
            aria-keyshortcuts={String(at + 1)}
            title={`${w.views[view]} (${at + 1})`}
            onClick={() => {
              inbox.failed.value = new Map();
              set({ view, late: narrow.late && !isSettled(view) });
            }}
          >
            {w.views[view]} {countOf(view) > 0 && <span class="list-count">{countOf(view)}</span>}
          </button>
        ))}
      </fieldset>
      <span class="inbox-toggles">
        <button type="button" class="inbox-view" aria-pressed={narrow.mine} onClick={() => set({ mine: !narrow.mine })}>
          {w.mine}
        </button>
        {!isSettled(narrow.view) && (
          <button
            type="button"
            class={late > 0 ? 'inbox-view inbox-late' : 'inbox-view'}
            aria-pressed={narrow.late}
            onClick={() => set({ late: !narrow.late })}
          >
            {late > 0 && <Icon name="alert" />}
            {late > 0 ? w.lateCount(late) : w.late}
          </button>
        )}
      </span>
      <FindField inbox={inbox} w={w} field={field} />
      {isNarrow(narrow) && (
        <button type="button" class="button" onClick={() => set({ ...EVERYTHING, view: narrow.view })}>
          {w.clear}
        </button>
      )}
      {children}
    </search>
  );
}

function FindField({ inbox, w, field }: Props) {
  const { settings } = useApp().state;
  return (
    <label class="search-field inbox-find">
      <Icon name="search" />
      <span class="sr-only">{w.find}</span>
      <input
        ref={field}
        type="search"
        class="search-input"
        value={inbox.narrow.value.words}
        placeholder={w.find}
        maxLength={100}
        autocomplete="off"
        spellcheck={false}
        aria-keyshortcuts={settings.singleKeys.value ? shortcut('search') : undefined}
        onInput={({ currentTarget }) => {
          inbox.narrow.value = { ...inbox.narrow.peek(), words: currentTarget.value };
        }}
      />
      <Key of="search" />
    </label>
  );
}
