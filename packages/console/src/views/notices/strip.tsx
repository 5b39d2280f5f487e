import { partText, stripText } from '../../i18n/strip.ts';
import { shortcut } from '../../keys/caps.ts';
import type { Part } from '../../state/gather.ts';
import { stopwatch } from '../../time/format.ts';
import { useApp } from '../context.ts';
import { jumpTo } from '../focus.ts';
import { Icon } from '../parts/icon.tsx';
import { Key } from '../parts/key.tsx';

const isLate = ({ is }: Part): boolean => is === 'late' || is === 'queueLate' || is === 'promiseLate';

/** Everything that waits for this agent, in one line, the most urgent first, with the way to it. What is read out is told once for each change. */
export function NoticeStrip() {
  const app = useApp();
  const { state, announcer } = app;
  const t = state.settings.t.value;
  const parts = state.notices.strip.value;
  const [first, ...rest] = parts;
  const atDesk = state.office.page.value === undefined;
  return (
    <div class="waits-place">
      {first && (
        <section class={`waits waits-${isLate(first) ? 'late' : 'soon'}`} aria-label={t.notices.label}>
          <Icon name={first.is.startsWith('promise') ? 'flag' : 'clock'} />
          <p class="waits-text" title={stripText(t, parts)}>
            <strong class="waits-first">
              <bdi>{partText(t, first)}</bdi>
              {first.waitedMs !== undefined && (
                <span class="waits-clock">{t.notices.waited(first.count, stopwatch(first.waitedMs))}</span>
              )}
            </strong>
            <span class="waits-rest">
              {rest.map((part) => (
                <bdi key={part.is} class="waits-part">
                  {partText(t, part)}
                </bdi>
              ))}
            </span>
          </p>
          <button
            type="button"
            class="button"
            aria-keyshortcuts={atDesk ? shortcut('jump') : undefined}
            onClick={() => jumpTo(app)}
          >
            {t.notices.jump} {atDesk && <Key of="jump" />}
          </button>
        </section>
      )}
      <div class="sr-only" aria-live="polite">
        {announcer.due.value}
      </div>
    </div>
  );
}
