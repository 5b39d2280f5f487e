import { useRef } from 'preact/hooks';
import type { Hours, Span } from '../../api/floor.ts';
import type { Fault } from '../../api/shapes.ts';
import {
  faultPlace,
  oneMore,
  type Place,
  passesMidnight,
  spansAt,
  tidyTime,
  withSpans,
} from '../../state/hours-draft.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';

interface Props {
  hours: Hours;
  place: Place;
  /** The day, for who hears and doesn't see. */
  label: string;
  faults: readonly Fault[];
  onSet(hours: Hours): void;
}

/** The spans of one day: when it opens and closes, more than once where there is a pause. */
export function Spans({ hours, place, label, faults, onSet }: Props) {
  const t = useApp().state.settings.all.value;
  const box = useRef<HTMLDivElement>(null);
  const spans = spansAt(hours, place);
  const here = `hours.${faultPlace(place)}`;
  const wrong = faults.filter(
    ({ path }) => path === here || path.startsWith(`${here}[`) || path.startsWith(`${here}.`),
  );
  const set = (next: readonly Span[]): void => onSet(withSpans(hours, place, next));
  const change = (index: number, patch: Partial<Span>): void =>
    set(spans.map((span, at) => (at === index ? { ...span, ...patch } : span)));

  const time = (index: number, end: keyof Span) => {
    const at = typeof place === 'number' ? `${here}.spans[${index}]` : `${here}[${index}]`;
    const value = spans[index]?.[end] ?? '';
    return (
      <input
        class="hours-time"
        inputMode="numeric"
        autocomplete="off"
        placeholder={end === 'from' ? '09:00' : '18:00'}
        aria-label={end === 'from' ? t.hours.opens(label) : t.hours.closes(label)}
        aria-invalid={wrong.some(({ path }) => path === at || path === `${at}.${end}`)}
        value={value}
        onInput={({ currentTarget }) => change(index, { [end]: currentTarget.value })}
        onBlur={({ currentTarget }) => {
          const tidy = tidyTime(currentTarget.value);
          if (tidy !== value) change(index, { [end]: tidy });
        }}
      />
    );
  };

  return (
    <div class="spans" ref={box}>
      {spans.length === 0 && <span class="faint span-none">{t.hours.closed}</span>}
      {spans.map((span, index) => (
        // Spans have no name but their place.
        <span class="span" key={index}>
          {time(index, 'from')}
          <span aria-hidden="true">–</span>
          {time(index, 'to')}
          {passesMidnight(span) && <span class="faint span-next">{t.hours.nextDay}</span>}
          <button
            type="button"
            class="quiet icon-button"
            aria-label={t.hours.removeSpan(label, span.from, span.to)}
            title={t.office.remove}
            onClick={() => {
              set(spans.filter((_, at) => at !== index));
              box.current?.querySelector<HTMLElement>('.span-more')?.focus();
            }}
          >
            <Icon name="cross" />
          </button>
        </span>
      ))}
      <button
        type="button"
        class="quiet span-more"
        aria-label={t.hours.moreOf(spans.length === 0 ? t.hours.openIt : t.hours.more, label)}
        onClick={() => set(oneMore(spans))}
      >
        {spans.length === 0 ? t.hours.openIt : t.hours.more}
      </button>
      {wrong.length > 0 && (
        <p class="hours-wrong">{[...new Set(wrong.map(({ code }) => t.hours.fault(code)))].join(' ')}</p>
      )}
    </div>
  );
}
