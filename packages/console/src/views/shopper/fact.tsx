import type { ComponentChildren } from 'preact';
import { date, daysBetween, MINUTE_MS, span, timeOfDay } from '../../time/format.ts';
import { useApp } from '../context.ts';

/** `wide` puts the value below its name, over the whole width. */
export function Fact({ name, wide, children }: { name: string; wide?: boolean; children: ComponentChildren }) {
  return (
    <div class={wide ? 'fact fact-wide' : 'fact'}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A day, left out for today, and a time. */
export function useWhen(): (at: number) => string {
  const { state } = useApp();
  const t = state.settings.all.value;
  const now = state.now.value;
  return (at) => {
    const days = daysBetween(at, now);
    const day = days === 0 ? '' : days === 1 ? `${t.thread.yesterday} ` : `${date(at, now, t.lang)} `;
    return `${day}${timeOfDay(at, t.lang)}`;
  };
}

/** An instant with how long ago it was. */
export function When({ at }: { at: number }) {
  const { state } = useApp();
  const t = state.settings.all.value;
  const now = state.now.value;
  const when = useWhen();
  return (
    <>
      <time dateTime={new Date(at).toISOString()}>{when(at)}</time>{' '}
      <span class="faint">{now - at < MINUTE_MS ? t.shopper.justNow : t.shopper.ago(span(now - at, t.lang))}</span>
    </>
  );
}
