import type { PersonLine } from '../../state/overview/figures.ts';
import type { Overview } from '../../state/overview/index.ts';
import { MINUTE_MS, span } from '../../time/format.ts';
import { useApp } from '../context.ts';
import { useWords } from './words.ts';

/** Who is here: how they stand and since when, and how much they have. A press leaves what is theirs in the table. */
export function People({ overview }: { overview: Overview }) {
  const w = useWords();
  const { people, on } = overview.figures.value;
  return (
    <section class="overview-part" aria-labelledby="overview-people">
      <h2 id="overview-people">
        {w.people} <span class="overview-count">{w.onDuty(on, people.length)}</span>
      </h2>
      {people.length === 0 ? (
        <p class="hint">{w.nobody}</p>
      ) : (
        <ul class="overview-lines">
          {people.map((person) => (
            <Person key={person.id} person={person} overview={overview} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Person({ person, overview }: { person: PersonLine; overview: Overview }) {
  const { state } = useApp();
  const w = useWords();
  const t = state.settings.t.value;
  const { id, name, status = 'online', since, limit, has, over } = person;
  const { agent, ...rest } = overview.narrow.value;
  const pressed = agent === id;
  const stood = since === undefined ? undefined : state.now.value - since;
  const isFull = limit !== undefined && has >= limit && limit > 0;
  const share = limit ? Math.min(1, has / limit) : 0;
  return (
    <li>
      <button
        type="button"
        class={`overview-line${status === 'off' ? ' overview-line-off' : ''}`}
        data-status={status}
        aria-pressed={pressed}
        onClick={() => {
          overview.narrow.value = pressed ? rest : { ...rest, agent: id };
        }}
      >
        <span class="duty-dot" />
        <span class="overview-who">
          <bdi class="overview-name">{name}</bdi>
          {id === state.self.value?.id && <span class="hint">{w.you}</span>}
        </span>{' '}
        {over > 0 && <span class="overview-late">{w.late(over)}</span>}{' '}
        <span class={isFull ? 'overview-load overview-full' : 'overview-load'}>
          {limit === undefined ? w.has(has) : w.load(has, limit)}
        </span>{' '}
        <span class="overview-sub">
          {t.floor.status[status]}
          {stood !== undefined && ` · ${stood < MINUTE_MS ? w.sinceNow : w.since(span(stood, t.lang))}`}
          {isFull && ` · ${w.full}`}
        </span>
        <span class="overview-meter" aria-hidden="true">
          <span style={{ inlineSize: `${Math.round(share * 100)}%` }} />
        </span>
      </button>
    </li>
  );
}
