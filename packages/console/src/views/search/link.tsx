import { shortcut } from '../../keys/caps.ts';
import { searchPlace } from '../../state/search.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { Key } from '../parts/key.tsx';

/** The way to the search, in the list's head: it looks like the field that it leads to. */
export function SearchLink() {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  return (
    <a
      class="search-link"
      href={`#${searchPlace(state.search.look.value)}`}
      title={t.search.open}
      aria-label={t.search.open}
      aria-keyshortcuts={shortcut('search')}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        intents.search.open();
      }}
    >
      <Icon name="search" />
      <span>{t.search.label}</span>
      <Key of="search" />
    </a>
  );
}
