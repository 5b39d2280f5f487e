import type { ConversationId, ConversationRow } from '@shopbell/protocol';
import { shortcut, tip } from '../../keys/caps.ts';
import type { About } from '../../state/about.ts';
import { pageLine } from '../../text/page.ts';
import { useApp } from '../context.ts';
import { Ring, RowTime, useDue } from '../list/clock.tsx';
import { LeftLine } from '../list/left-line.tsx';
import { EndQuestion } from '../parts/end-question.tsx';
import { Icon } from '../parts/icon.tsx';
import { Key } from '../parts/key.tsx';
import { ShopperName } from '../parts/shopper-name.tsx';

/** Whom the thread is with, where they are, and what can be done with the conversation. */
export function Head({ conversation, about }: { conversation: ConversationId; about: About | undefined }) {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  const ending = state.ending.value;
  const asked = ending?.where === 'thread' && ending.conversation === conversation;
  const busy = state.busy.value.has(conversation);
  const online = state.online.value;
  const row = state.lists.rows.value.get(conversation);
  const mine = about?.state === 'active' && about.agent?.id === state.self.value?.id;
  return (
    <header class="pane-head thread-head">
      <button
        type="button"
        class="quiet icon-button back"
        aria-label={t.thread.back}
        onClick={() => intents.open(undefined)}
      >
        <Icon name="back" />
      </button>
      {asked && about ? (
        <EndQuestion shopper={about.shopper} />
      ) : (
        <>
          <div class="thread-who">
            <h2>{about && <ShopperName shopper={about.shopper} />}</h2>
            {about && (
              <p class="thread-sub">
                <span>{t.shopper.states[about.state]}</span>
                {about.page && <bdi>{pageLine(about.page)}</bdi>}
              </p>
            )}
          </div>
          {row && <HeadClock row={row} />}
          {mine && (
            <button
              type="button"
              class="quiet icon-button"
              aria-label={t.company.invite}
              title={tip(t.company.invite, 'invite')}
              aria-keyshortcuts={shortcut('invite')}
              disabled={busy || !online}
              onClick={() => intents.askInvite(conversation)}
            >
              <Icon name="join" />
            </button>
          )}
          {mine && (
            <button
              type="button"
              class="quiet icon-button"
              aria-label={t.handover.open}
              title={tip(t.handover.open, 'handOver')}
              aria-keyshortcuts={shortcut('handOver')}
              disabled={busy || !online}
              onClick={() => intents.askHandover(conversation)}
            >
              <Icon name="handover" />
            </button>
          )}
          {mine && (
            <button
              type="button"
              class="button"
              aria-keyshortcuts={shortcut('end')}
              disabled={busy || !online}
              onClick={() => void intents.end(conversation, 'thread')}
            >
              {busy ? t.act.ending : t.act.end} <Key of="end" />
            </button>
          )}
          {about && (
            <button
              type="button"
              class="quiet icon-button details-button"
              aria-label={t.shopper.open}
              title={tip(t.shopper.open, 'details')}
              aria-keyshortcuts={shortcut('details')}
              aria-expanded={state.details.value}
              aria-controls="shopper"
              onClick={() => intents.details(!state.details.value)}
            >
              <Icon name="details" />
            </button>
          )}
        </>
      )}
    </header>
  );
}

/** The same clock as in the list, or when a left message is due, for windows that show only the thread. */
function HeadClock({ row }: { row: ConversationRow }) {
  const due = useDue(row);
  if (!due) {
    return (
      <span class="head-clock head-due">
        <LeftLine row={row} />
      </span>
    );
  }
  return (
    <span class="head-clock">
      <Ring due={due} />
      <RowTime row={row} />
    </span>
  );
}
