import { useEffect } from 'preact/hooks';
import type { CaughtEntry, CaughtView } from '../../api/guard.ts';
import { ruleNames } from '../../i18n/names.ts';
import { placeOf } from '../../state/place.ts';
import { date, sheetTime, timeOfDay } from '../../time/format.ts';
import { timedHeads } from '../../time/zone.ts';
import { useApp } from '../context.ts';
import { Loading } from '../office/frame.tsx';
import { useTask } from '../office/task.ts';
import { Told } from '../office/told.tsx';
import { type Cells, CopyTable } from '../parts/copy-table.tsx';

/** What was found lately, newest first. */
export function Caught() {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  useEffect(() => void intents.office.loadCaught(), [intents]);
  return (
    <section aria-labelledby="guard-caught">
      <h2 id="guard-caught">{t.guardPage.caught}</h2>
      <Loading
        of={state.office.caught.value}
        again={() => void intents.office.loadCaught()}
        draw={(view) => <Entries view={view} />}
      />
    </section>
  );
}

function Entries({ view: { entries, next } }: { view: CaughtView }) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const task = useTask();
  const p = t.guardPage;
  if (entries.length === 0) return <p class="faint">{p.caughtNone}</p>;
  const cells = (): Cells => [
    timedHeads(p.caughtHeads),
    ...entries.map(({ at, agent, rules, held, text }) => [
      sheetTime(at),
      agent,
      ruleNames(t, rules),
      held ? p.caughtHeld : p.caughtSent,
      text ?? p.caughtGone,
    ]),
  ];
  return (
    <>
      {entries.length > 1 && <CopyTable cells={cells} />}
      <ol class="caught">
        {entries.map((entry) => (
          <Entry key={entry.n} entry={entry} />
        ))}
      </ol>
      {next !== undefined && (
        <button
          type="button"
          class="button entries-add"
          disabled={task.busy}
          onClick={() => void task.run(() => intents.office.olderCaught())}
        >
          {task.busy ? t.office.working : t.guardPage.older}
        </button>
      )}
      <Told refused={task.refused} />
    </>
  );
}

function Entry({ entry: { at, agent, conversation, rules, held, text } }: { entry: CaughtEntry }) {
  const { state } = useApp();
  const t = state.settings.all.value;
  const p = t.guardPage;
  return (
    <li>
      <p class="caught-head">
        <strong>
          <bdi>{agent}</bdi>
        </strong>
        <span>{ruleNames(t, rules)}</span>
        <span class={held ? 'caught-held' : undefined}>{held ? p.caughtHeld : p.caughtSent}</span>
        <time dateTime={new Date(at).toISOString()}>
          {date(at, state.now.value, t.lang)} {timeOfDay(at, t.lang)}
        </time>
        <a href={`#${placeOf(conversation)}`}>{p.caughtOpen}</a>
      </p>
      <p class={text === undefined ? 'faint' : 'caught-words'}>
        <bdi>{text ?? p.caughtGone}</bdi>
      </p>
    </li>
  );
}
