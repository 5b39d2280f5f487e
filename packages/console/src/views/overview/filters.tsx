import type { RefObject } from 'preact';
import { shortcut } from '../../keys/caps.ts';
import type { Overview } from '../../state/overview/index.ts';
import { EVERYTHING } from '../../state/overview/order.ts';
import { groupName } from '../../text/group-name.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { Key } from '../parts/key.tsx';
import { useWords } from './words.ts';

/** What narrows the table, beside the figures. */
export function Filters({ overview, field }: { overview: Overview; field: RefObject<HTMLInputElement | null> }) {
  const { state } = useApp();
  const w = useWords();
  const t = state.settings.t.value;
  const narrow = overview.narrow.value;
  const { people, groups } = overview.figures.value;
  const isNarrow = Object.keys(narrow).length > 1 || narrow.words !== '';
  const set = (name: 'group' | 'agent', value: string): void => {
    const { [name]: _, ...rest } = narrow;
    overview.narrow.value = value === '' ? rest : { ...rest, [name]: value };
  };
  return (
    <search class="overview-filters">
      <label class="search-field overview-find">
        <Icon name="search" />
        <span class="sr-only">{w.find}</span>
        <input
          ref={field}
          type="search"
          class="search-input"
          value={narrow.words}
          placeholder={w.find}
          maxLength={100}
          autocomplete="off"
          spellcheck={false}
          aria-keyshortcuts={shortcut('search')}
          onInput={({ currentTarget }) => {
            overview.narrow.value = { ...narrow, words: currentTarget.value };
          }}
        />
        <Key of="search" />
      </label>
      {groups.length > 1 && (
        <select
          class="select"
          aria-label={w.group}
          value={narrow.group ?? ''}
          onChange={({ currentTarget }) => set('group', currentTarget.value)}
        >
          <option value="">{w.anyGroup}</option>
          {groups.map(({ id, name }) => (
            <option key={id} value={id}>
              {groupName(t, name)}
            </option>
          ))}
        </select>
      )}
      <select
        class="select"
        aria-label={w.agent}
        value={narrow.agent ?? ''}
        onChange={({ currentTarget }) => set('agent', currentTarget.value)}
      >
        <option value="">{w.anybody}</option>
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      {isNarrow && (
        <button
          type="button"
          class="button"
          aria-keyshortcuts={shortcut('leave')}
          onClick={() => {
            overview.narrow.value = EVERYTHING;
          }}
        >
          {w.clear} <Key of="leave" />
        </button>
      )}
    </search>
  );
}
