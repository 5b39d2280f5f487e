import type { GuardRules } from '@shopbell/domain';
import { useEffect, useState } from 'preact/hooks';
import { GUARD_LEVELS, GUARD_RULES, type GuardView, REVEALS, type RevealRule } from '../../api/guard.ts';
import type { Refused } from '../../api/shapes.ts';
import { useApp } from '../context.ts';
import { useDraft } from '../office/draft.ts';
import { Frame, Loading } from '../office/frame.tsx';
import { SaveBar } from '../office/save.tsx';
import { useTask } from '../office/task.ts';
import { Told } from '../office/told.tsx';
import { Caught } from './caught.tsx';
import { LinesField, linesOf } from './lines.tsx';
import { Try } from './try.tsx';

/** What agents' words are looked through for, who may look behind masks, and what was found. */
export function GuardPage() {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  useEffect(() => void intents.office.loadGuard(), [intents]);
  return (
    <Frame title={t.pages.guard} here="guard">
      <Loading
        of={state.office.guard.value}
        again={() => void intents.office.loadGuard()}
        draw={(view) => (
          <>
            <Rules view={view} />
            {state.self.value?.duty === 'admin' && <Reveal rule={view.reveal} />}
          </>
        )}
      />
      <Caught />
    </Frame>
  );
}

const text = (lines: readonly string[]): string => lines.join('\n');

/** The lists are text while they are written: an empty line is no entry, and no fault. */
const draftOf = ({ levels, phrases, abuse, own }: GuardRules) => ({
  levels,
  phrases: text(phrases),
  add: text(abuse.add),
  without: text(abuse.without),
  own: text(own),
});

const rulesOf = ({ levels, phrases, add, without, own }: ReturnType<typeof draftOf>): GuardRules => ({
  levels,
  phrases: linesOf(phrases),
  abuse: { add: linesOf(add), without: linesOf(without) },
  own: linesOf(own),
});

/** The numbers of the lines that were refused; every one of a list that is too long. */
function wrongLines(refused: Refused | undefined, list: string): string | undefined {
  const paths = (refused?.faults ?? []).map(({ path }) => path).filter((path) => path.startsWith(list));
  if (paths.length === 0) return undefined;
  return paths
    .map((path) => (/\[(\d+)\]$/.exec(path)?.[1] === undefined ? '…' : `${Number(/\[(\d+)\]$/.exec(path)?.[1]) + 1}`))
    .join(', ');
}

function Rules({ view: { guard, hosts, abuse } }: { view: GuardView }) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const p = t.guardPage;
  const task = useTask();
  const [done, setDone] = useState('');
  const draft = useDraft(draftOf(guard));
  const { value } = draft;
  const rules = rulesOf(value);
  const set = (patch: Partial<typeof value>): void => {
    setDone('');
    draft.set({ ...value, ...patch });
  };
  const wrong = (list: string, says = p.wrong): string | false => {
    const lines = wrongLines(task.refused, list);
    return lines !== undefined && says(lines);
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!(await task.run(() => intents.office.setGuard(rules)))) return;
    draft.drop();
    setDone(p.saved);
  };
  return (
    <>
      <form class="reply-times guard" noValidate onSubmit={submit}>
        <p class="faint">
          {p.intro}
          <br />
          {p.levelsHint}
        </p>
        <div class="guard-rules">
          {GUARD_RULES.map((rule) => (
            <div class="guard-rule" key={rule}>
              <p>
                <strong id={`guard-${rule}`}>{p.rule[rule]}</strong>
                <small class="field-hint">{p.does[rule]}</small>
              </p>
              <fieldset class="guard-levels" aria-labelledby={`guard-${rule}`}>
                {GUARD_LEVELS.map((level) => (
                  <label key={level}>
                    <input
                      type="radio"
                      name={`guard-${rule}`}
                      checked={value.levels[rule] === level}
                      onChange={() => set({ levels: { ...value.levels, [rule]: level } })}
                    />
                    {p.levels[level]}
                  </label>
                ))}
              </fieldset>
            </div>
          ))}
        </div>
        <div class="guard-lists">
          <LinesField
            label={p.phrases}
            text={value.phrases}
            wrong={wrong('phrases')}
            onSet={(phrases) => set({ phrases })}
          />
          <LinesField
            label={p.own}
            hint={`${p.ownHint} ${hosts.length > 0 ? p.hosts(hosts.join(', ')) : ''}`}
            text={value.own}
            wrong={wrong('own', p.ownWrong)}
            onSet={(own) => set({ own })}
          />
          <LinesField label={p.add} text={value.add} wrong={wrong('abuse.add')} onSet={(add) => set({ add })} />
          <LinesField
            label={p.without}
            text={value.without}
            wrong={wrong('abuse.without')}
            onSet={(without) => set({ without })}
          />
        </div>
        <details>
          <summary>{p.list(abuse.length)}</summary>
          <p class="faint" lang="zh">
            {abuse.join('、')}
          </p>
        </details>
        <SaveBar task={task} changed={draft.changed} done={done} onDrop={draft.drop} />
      </form>
      <Try rules={rules} hosts={hosts} />
    </>
  );
}

/** Counts with the press: it is one choice. */
function Reveal({ rule }: { rule: RevealRule }) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const p = t.guardPage;
  const task = useTask();
  const [done, setDone] = useState('');
  const choose = async (reveal: RevealRule) => {
    setDone('');
    if (await task.run(() => intents.office.setReveal(reveal))) setDone(p.saved);
  };
  return (
    <section>
      <fieldset class="choices">
        <legend>{p.reveal}</legend>
        <p class="faint">{p.revealIntro}</p>
        {REVEALS.map((one) => (
          <label class="choice" key={one}>
            <input
              type="radio"
              name="reveal"
              checked={rule === one}
              disabled={task.busy}
              onChange={() => void choose(one)}
            />
            <span>
              {p.reveals[one]}
              <small class="field-hint">{p.revealHints[one]}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <p class="office-done" role="status">
        {done}
      </p>
      <Told refused={task.refused} />
    </section>
  );
}
