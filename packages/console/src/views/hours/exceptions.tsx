import { useState } from 'preact/hooks';
import type { Hours } from '../../api/floor.ts';
import type { Fault } from '../../api/shapes.ts';
import { oneMoreException, withoutException } from '../../state/hours-draft.ts';
import { useApp } from '../context.ts';
import { Spans } from './spans.tsx';

interface Props {
  hours: Hours;
  faults: readonly Fault[];
  onSet(hours: Hours): void;
}

/** Days with other hours than their weekday's, or none: holidays, campaigns. */
export function Exceptions({ hours, faults, onSet }: Props) {
  const { state } = useApp();
  const t = state.settings.all.value;
  const [date, setDate] = useState('');
  const taken = hours.exceptions.some((one) => one.date === date);
  const name = (day: string): string =>
    new Intl.DateTimeFormat(t.lang, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    }).format(Date.parse(`${day}T00:00Z`));
  const add = (): void => {
    onSet(oneMoreException(hours, date));
    setDate('');
  };
  return (
    <section aria-labelledby="hours-exceptions">
      <h2 id="hours-exceptions">{t.hours.exceptions}</h2>
      <p class="faint">{t.hours.exceptionsHint}</p>
      <ul class="hours-days">
        {hours.exceptions.map((one, index) => (
          <li class="hours-day" key={one.date}>
            <span class="hours-name">{name(one.date)}</span>
            <Spans hours={hours} place={index} label={name(one.date)} faults={faults} onSet={onSet} />
            <button
              type="button"
              class="quiet hours-remove"
              aria-label={t.hours.removeException(name(one.date))}
              onClick={() => onSet(withoutException(hours, index))}
            >
              {t.office.remove}
            </button>
          </li>
        ))}
      </ul>
      <div class="exception-new">
        <label class="field">
          <span>{t.hours.date}</span>
          <input type="date" min="1970-01-01" value={date} onInput={(event) => setDate(event.currentTarget.value)} />
        </label>
        <button type="button" class="button" disabled={date === '' || taken} onClick={add}>
          {t.hours.addException}
        </button>
      </div>
    </section>
  );
}
