import { DAYS, type Hours } from '../../api/floor.ts';
import type { Fault } from '../../api/shapes.ts';
import { onEveryDay } from '../../state/hours-draft.ts';
import { useApp } from '../context.ts';
import { Spans } from './spans.tsx';

interface Props {
  hours: Hours;
  faults: readonly Fault[];
  onSet(hours: Hours): void;
}

/** Seven days. Hours past midnight stand on the day on which they begin. */
export function Week({ hours, faults, onSet }: Props) {
  const t = useApp().state.settings.all.value;
  return (
    <section aria-labelledby="hours-week">
      <h2 id="hours-week">{t.hours.week}</h2>
      <ul class="hours-days">
        {DAYS.map((day) => (
          <li class="hours-day" key={day}>
            <span class="hours-name" id={`day-${day}`}>
              {t.hours.days[day]}
            </span>
            <Spans hours={hours} place={day} label={t.hours.days[day]} faults={faults} onSet={onSet} />
          </li>
        ))}
      </ul>
      <button type="button" class="quiet" onClick={() => onSet(onEveryDay(hours, 'mon'))}>
        {t.hours.everyDay}
      </button>
    </section>
  );
}
