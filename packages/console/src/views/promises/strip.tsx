import type { ConversationRow } from '@shopbell/protocol';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { DueText } from './due-text.tsx';
import { promiseTitle } from './words.ts';

/** What is owed in the open conversation, below the thread's head: nobody has to look for it in what was said. */
export function PromiseStrip({ row }: { row: ConversationRow }) {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  const selfId = state.self.value?.id;
  return (
    <ul class="promise-strip" aria-label={t.promises.strip}>
      {row.promises?.map((promise) => {
        const mine = promise.owner.id === selfId;
        return (
          <li key={promise.id}>
            <Icon name="flag" />
            <span class="promise-said">
              <bdi class="promise-title">{promiseTitle(t, promise)}</bdi> <DueText dueAt={promise.dueAt} />{' '}
              {!mine && <bdi>{t.promises.owner(promise.owner.name)}</bdi>}
            </span>
            <button
              type="button"
              class="button"
              disabled={!state.online.value}
              onClick={() => intents.promises.askSettle({ row, promise, mine, deserted: false })}
            >
              {t.promises.settleOne}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
