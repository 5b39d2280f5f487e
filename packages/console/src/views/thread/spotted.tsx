import type { Thread } from '@shopbell/sdk';
import { actorName } from '../../i18n/names.ts';
import type { About } from '../../state/about.ts';
import { useApp } from '../context.ts';

/** Says where somebody came who opened a conversation at a place in it; seen only while that is on its way, or failed. */
export function Spotted({ thread, about }: { thread: Thread; about: About }) {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  const around = state.around.value?.conversation === thread.conversation ? state.around.value : undefined;
  const event = around && thread.events.find(({ seq }) => seq === around.spot.seq);
  const words = event && 'text' in event && around.spot.deskSeq === undefined ? event.text : undefined;
  const said = words !== undefined && event ? t.search.opened(actorName(t, event.by, about.shopper), words) : undefined;
  const failed = around?.is === 'failed';
  return (
    <p class={failed || around?.is === 'loading' ? 'spotted' : 'sr-only'} role="status">
      {around?.is === 'here' && (said ?? t.search.openedAt)}
      {around?.is === 'loading' && t.search.spotLoading}
      {failed && (
        <>
          {t.search.spotFailed}{' '}
          <button type="button" class="link" onClick={() => intents.leaveAround()}>
            {t.search.toNewest}
          </button>
        </>
      )}
    </p>
  );
}
