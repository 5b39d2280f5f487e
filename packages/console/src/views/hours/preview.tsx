import { useEffect, useState } from 'preact/hooks';
import type { Hours, OpenNow } from '../../api/floor.ts';
import type { Fault } from '../../api/shapes.ts';
import { useApp } from '../context.ts';

/** What is written is looked at this long after the last key, in ms. */
const LOOK_AFTER_MS = 300;
/** And again this often while nobody types: a closing time comes by itself. */
const LOOK_AGAIN_MS = 30_000;

/** What hours come to, as the server says. `wrong`: with every fault. */
export type Look =
  | { is: 'looking' }
  | { is: 'away' }
  | { is: 'right'; now: OpenNow }
  | { is: 'wrong'; faults: readonly Fault[] };

export function usePreview(hours: Hours | null): Look {
  const { state, intents, after } = useApp();
  const [look, setLook] = useState<Look>({ is: 'looking' });
  const written = JSON.stringify(hours);
  const again = Math.floor(state.now.value / LOOK_AGAIN_MS);
  useEffect(() => {
    let over = false;
    const stop = after(LOOK_AFTER_MS, () => {
      void intents.office.previewHours(hours).then((answer) => {
        if (over) return;
        if (!answer.ok) setLook({ is: 'away' });
        else if ('faults' in answer.value) setLook({ is: 'wrong', faults: answer.value.faults });
        else setLook({ is: 'right', now: answer.value });
      });
    });
    return () => {
      over = true;
      stop();
    };
  }, [written, again, intents, after]);
  return look;
}

/** "Open now, closes at 18:00", and what comes after. Times are those of the hours' own zone. */
export function Preview({ look, zone }: { look: Look; zone: string | undefined }) {
  const { state } = useApp();
  const t = state.settings.all.value;
  if (look.is === 'looking') return <p class="preview preview-quiet">{t.hours.looking}</p>;
  if (look.is === 'away') return <p class="preview preview-quiet">{t.hours.lookAway}</p>;
  if (look.is === 'wrong') {
    return (
      <p class="preview preview-wrong" role="status">
        {t.hours.wrong(look.faults.length)}
      </p>
    );
  }
  const { open, next } = look.now;
  const [first, ...later] = next;
  const at = (instant: number): string => when(instant, state.now.value, t.lang, zone);
  return (
    <div class={open ? 'preview preview-open' : 'preview'}>
      <p role="status">
        <strong>{open ? t.hours.openNow : t.hours.closedNow}</strong>
        {first ? (first.open ? t.hours.opensAt(at(first.at)) : t.hours.closesAt(at(first.at))) : t.hours.forever(open)}
      </p>
      {later.length > 0 && (
        <p class="preview-later">
          {t.hours.later(later.map(({ at: instant, open: opens }) => t.hours.change(opens, at(instant))))}
        </p>
      )}
    </div>
  );
}

/** `18:00` today, else with the day; in the zone that is written, or the reader's where there is none such. */
function when(at: number, now: number, lang: string, zone: string | undefined): string {
  const options: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  const inZone = zone === undefined ? {} : { timeZone: zone };
  const day = new Intl.DateTimeFormat('sv-SE', inZone);
  if (day.format(at) === day.format(now)) return new Intl.DateTimeFormat(lang, { ...options, ...inZone }).format(at);
  const far = at - now > 6 * 86_400_000 ? ({ day: 'numeric', month: 'long' } as const) : {};
  return new Intl.DateTimeFormat(lang, { ...options, ...inZone, weekday: 'short', ...far }).format(at);
}
