import { NOTICE_KINDS } from '../../state/notice-settings.ts';
import { useApp } from '../context.ts';
import { Frame } from '../office/frame.tsx';
import { PageLink } from '../parts/page-link.tsx';
import { KindRow } from './kind-row.tsx';

/** What this agent is told of, and how. */
export function NoticesPage() {
  const { state } = useApp();
  const t = state.settings.all.value;
  const n = t.notices.page;
  return (
    <Frame title={n.title}>
      <p class="field-hint">{n.kept}</p>
      <section class="office-form account" aria-labelledby="notices-kinds">
        <h2 id="notices-kinds">{n.kind}</h2>
        <ul class="notice-kinds">
          {NOTICE_KINDS.map((kind) => (
            <KindRow key={kind} kind={kind} />
          ))}
        </ul>
      </section>
      <Sounds />
      <Desktops />
      <p>
        <PageLink class="link" to="account">
          {t.self.account}
        </PageLink>
      </p>
    </Frame>
  );
}

/** Whether there is any sound at all. */
function Sounds() {
  const { state, intents } = useApp();
  const t = state.settings.all.value.notices;
  const { settings, speaker } = state.notices;
  const { muted } = settings.value;
  return (
    <section class="office-form account" aria-labelledby="notices-sound">
      <h2 id="notices-sound">{t.page.sounds}</h2>
      <p class="field-hint">{speaker.value === 'none' ? t.page.soundNone : t.page.soundsHint}</p>
      {speaker.value === 'held' && <p role="alert">{t.heldHint}</p>}
      {muted && <p role="status">{t.page.muted}</p>}
      {speaker.value !== 'none' && (
        <button type="button" class="button" onClick={() => intents.notices.mute()}>
          {muted ? t.unmute : t.mute}
        </button>
      )}
    </section>
  );
}

/** What the desktop may show. The browser is asked by a press, and after it was said what for. */
function Desktops() {
  const { state, intents } = useApp();
  const n = state.settings.all.value.notices.page;
  const { settings, permission } = state.notices;
  const is = permission.value;
  return (
    <section class="office-form account" aria-labelledby="notices-desktop">
      <h2 id="notices-desktop">{n.desktops}</h2>
      <p class="field-hint">{n.desktopHint}</p>
      {is === 'ask' ? (
        <>
          <button
            type="button"
            class="button button-brand"
            aria-describedby="notices-allow"
            onClick={() => void intents.notices.ask()}
          >
            {n.allow}
          </button>
          <p class="field-hint" id="notices-allow">
            {n.allowHint}
          </p>
        </>
      ) : (
        <p role="status">{n[is]}</p>
      )}
      <label class="notice-words">
        <input
          type="checkbox"
          checked={settings.value.words}
          onChange={(event) => intents.notices.words(event.currentTarget.checked)}
        />
        <span>
          {n.words}
          <small class="field-hint">{n.wordsHint}</small>
        </span>
      </label>
    </section>
  );
}
