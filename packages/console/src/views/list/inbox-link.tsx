import { shortcut, tip } from '../../keys/caps.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { PageLink } from '../parts/page-link.tsx';

/** The way to the left messages, with how many nobody has claimed. */
export function InboxLink() {
  const { state } = useApp();
  const words = state.settings.t.value.pages.inbox;
  const count = state.lists.leftCount.value;
  return (
    <PageLink
      class="quiet icon-button list-inbox"
      to="inbox"
      aria-label={`${words} ${count || ''}`}
      title={tip(words, 'inbox')}
      aria-keyshortcuts={shortcut('inbox')}
    >
      <Icon name="inbox" />
      {count > 0 && <b>{count}</b>}
    </PageLink>
  );
}
