import type { AllMessages } from '../../i18n/index.ts';
import { DEFAULT_NOTICES, type NoticeKind, SOUND_LEVELS, type SoundLevel } from '../../state/notice-settings.ts';
import { useApp } from '../context.ts';

/** One kind: what it is, what holds without a choice, the three ways, and a try. */
export function KindRow({ kind }: { kind: NoticeKind }) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const n = t.notices.page;
  const ways = state.notices.settings.value.kinds[kind];
  const tried = state.notices.tried.value;
  const id = `notice-${kind}`;
  return (
    <li class="notice-kind">
      <fieldset aria-labelledby={id} aria-describedby={`${id}-hint`}>
        <p class="notice-name" id={id}>
          {n.kinds[kind]}
        </p>
        <p class="field-hint" id={`${id}-hint`}>
          {n.effects[kind]} {n.usual(usualOf(t, kind))}
        </p>
        <div class="notice-ways">
          {kind === 'message' ? (
            <span class="faint">{n.byList}</span>
          ) : (
            <label>
              <input
                type="checkbox"
                checked={ways.strip}
                onChange={(event) => intents.notices.set(kind, { strip: event.currentTarget.checked })}
              />
              {n.strip}
            </label>
          )}
          <label>
            {n.sound}
            <select
              class="select"
              value={ways.sound}
              onChange={(event) => intents.notices.set(kind, { sound: levelOf(event.currentTarget.value) })}
            >
              {SOUND_LEVELS.map((level) => (
                <option key={level} value={level}>
                  {n.levels[level]}
                </option>
              ))}
            </select>
          </label>
          <label>
            <input
              type="checkbox"
              checked={ways.desktop}
              onChange={(event) => intents.notices.set(kind, { desktop: event.currentTarget.checked })}
            />
            {n.desktop}
          </label>
          <button
            type="button"
            class="button"
            aria-label={`${n.try}: ${n.kinds[kind]}`}
            onClick={() => void intents.notices.try(kind)}
          >
            {n.try}
          </button>
        </div>
        <p class="field-hint" role="status">
          {tried?.kind === kind && `${n.tried.sound[tried.sound]} ${n.tried.desktop[tried.desktop]}`}
        </p>
      </fieldset>
    </li>
  );
}

const levelOf = (value: string): SoundLevel => SOUND_LEVELS.find((level) => level === value) ?? 'off';

/** What is done where nobody chose. */
function usualOf(t: AllMessages, kind: NoticeKind): string {
  const { strip, sound, desktop } = DEFAULT_NOTICES.kinds[kind];
  const n = t.notices.page;
  const ways = [
    strip ? n.usualStrip : '',
    sound === 'off' ? '' : n.usualSound(n.levels[sound]),
    desktop ? n.usualDesktop : '',
  ].filter(Boolean);
  return ways.length > 0 ? new Intl.ListFormat(t.lang, { type: 'conjunction' }).format(ways) : n.usualNone;
}
