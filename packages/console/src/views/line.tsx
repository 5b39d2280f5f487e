import { unsentOf } from '../state/unsent.ts';
import { date, daysBetween } from '../time/format.ts';
import { useApp } from './context.ts';
import { CutLine } from './duty/cut-line.tsx';
import { focusRow } from './focus.ts';
import { Moves } from './handover/moves.tsx';
import { Icon } from './parts/icon.tsx';

/**
 * Below everything, so that the list doesn't move when one comes: what happened to the line, what is safe, what to do, and
 * the question about messages of an earlier day.
 */
export function Lines() {
  return (
    <div class="lines">
      <CutLine />
      <Moves />
      <StaleLine />
      <DraftsLine />
      <ConnectionLine />
    </div>
  );
}

/** While there is no connection, and while something unsent would be lost with this tab. */
function ConnectionLine() {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  const unsafe = state.unsafe.value;
  const offline = state.offline.value;
  if (!offline && !unsafe) return null;
  const refused = state.view.value.connection === 'refused';
  const memory = offline ? t.line.offlineMemory : t.line.memory;
  return (
    <div class={`connection${offline ? '' : ' connection-calm'}`} role="alert">
      <Icon name={offline ? 'offline' : 'alert'} />
      <span>{refused ? t.line.refused : unsafe ? memory : t.line.offline}</span>
      {refused && (
        <button type="button" class="link" onClick={() => intents.reload()}>
          {t.line.reload}
        </button>
      )}
    </div>
  );
}

/** Said once, where this browser keeps nothing. */
function DraftsLine() {
  const { state } = useApp();
  const t = state.settings.t.value;
  if (state.draftsLost.value !== 'told') return null;
  return (
    <div class="connection connection-calm">
      <span class="connection-text" role="alert">
        <Icon name="alert" />
        {t.writing.draftsLost}
      </span>
      <button
        type="button"
        class="link"
        onClick={() => {
          state.draftsLost.value = 'known';
          focusRow(state, state.open.peek());
        }}
      >
        {t.writing.understood}
      </button>
    </div>
  );
}

/** Asked once, for all of them (C20). */
function StaleLine() {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  const stale = state.part.stale.value;
  if (stale === 0) return null;
  const from = unsentOf({ threads: state.part.threads.value })[0]?.at;
  const answer = (send: boolean) => {
    intents.answerStale(send);
    focusRow(state, state.open.peek());
  };
  return (
    <section class="connection connection-calm" aria-labelledby="stale">
      <span id="stale" class="connection-text" role="alert">
        <Icon name="clock" />
        {t.line.stale(stale, from === undefined ? t.line.staleUnknown : day(from))}
      </span>
      <button type="button" class="button button-brand" onClick={() => answer(true)}>
        {t.line.staleSend}
      </button>
      <button type="button" class="button" onClick={() => answer(false)}>
        {t.line.staleDrop}
      </button>
    </section>
  );

  function day(at: number): string {
    const now = state.now.value;
    return daysBetween(at, now) === 1 ? t.line.yesterday : date(at, now, t.lang);
  }
}
