import { useEffect } from 'preact/hooks';
import { dayOf, LANES, type Look, STATES } from '../../state/search.ts';
import { groupName } from '../../text/group-name.ts';
import { useApp } from '../context.ts';

const TIMES = ['any', 'today', 'week', 'month', 'between'] as const;
type Times = (typeof TIMES)[number];
/** Days up to today. */
const DAYS = { today: 1, week: 7, month: 30 } as const;

/** Which of the stretches an address' days are. */
function timesOf({ from, to }: Look, now: number): Times {
  if (from === undefined && to === undefined) return 'any';
  if (to !== undefined) return 'between';
  return (['today', 'week', 'month'] as const).find((one) => dayOf(now, DAYS[one] - 1) === from) ?? 'between';
}

interface ChooseProps {
  label: string;
  value: string;
  all?: string;
  options: readonly (readonly [value: string, text: string])[];
  onChoose(value: string): void;
}

function Choose({ label, value, all, options, onChoose }: ChooseProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <select class="select" value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        {all !== undefined && <option value="">{all}</option>}
        {options.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What narrows a search. `people`: whom it can be narrowed to, as far as they are known. */
export function SearchFilters({
  look,
  people,
  onLook,
}: {
  look: Look;
  people: readonly { id: string; name: string }[];
  onLook(look: Look): void;
}) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const now = state.now.peek();
  const s = t.search;
  const tags = state.shopper.tags.value;
  useEffect(() => void intents.shopper.loadTags(), [intents]);
  const times = timesOf(look, now);
  /** The look with one of its fields set, or without it. */
  const set = (name: Exclude<keyof Look, 'words'>, value: string): void => {
    const { [name]: _, ...rest } = look;
    onLook(value === '' ? rest : { ...rest, [name]: value });
  };
  const setTimes = (value: string): void => {
    const { from: _, to: __, ...rest } = look;
    if (value === 'any') onLook(rest);
    else if (value === 'between') onLook({ ...rest, from: look.from ?? dayOf(now, 6), to: look.to ?? dayOf(now) });
    else {
      const days = value === 'today' ? DAYS.today : value === 'week' ? DAYS.week : DAYS.month;
      onLook({ ...rest, from: dayOf(now, days - 1) });
    }
  };
  return (
    <fieldset class="search-filters">
      <legend class="sr-only">{s.filters}</legend>
      <Choose label={s.time} value={times} options={TIMES.map((one) => [one, s.times[one]])} onChoose={setTimes} />
      {times === 'between' &&
        (['from', 'to'] as const).map((end) => (
          <label class="field" key={end}>
            <span>{s[end]}</span>
            <input
              class="input"
              type="date"
              value={look[end] ?? ''}
              onChange={({ currentTarget }) => set(end, currentTarget.value)}
            />
          </label>
        ))}
      <Choose
        label={s.agent}
        value={look.agent ?? ''}
        all={s.anybody}
        options={people.map(({ id, name }) => [id, name])}
        onChoose={(value) => set('agent', value)}
      />
      <Choose
        label={s.group}
        value={look.group ?? ''}
        all={s.anyGroup}
        options={state.part.groups.value.map(({ id, name }) => [id, groupName(t, name)])}
        onChoose={(value) => set('group', value)}
      />
      {tags.is === 'here' && tags.value.length > 0 && (
        <Choose
          label={s.tag}
          value={look.tag ?? ''}
          all={s.anyTag}
          options={tags.value.map(({ id, name }) => [id, name])}
          onChoose={(value) => set('tag', value)}
        />
      )}
      <Choose
        label={s.state}
        value={look.state ?? ''}
        all={s.anyState}
        options={STATES.map((one) => [one, s.states[one]])}
        onChoose={(value) => set('state', value)}
      />
      <Choose
        label={s.lane}
        value={look.lane ?? ''}
        all={s.anyLane}
        options={LANES.map((one) => [one, s.lanes[one]])}
        onChoose={(value) => set('lane', value)}
      />
    </fieldset>
  );
}
