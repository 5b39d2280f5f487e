import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { About } from '../../state/about.ts';
import { isOwed, othersOf } from '../../state/left-owed.ts';
import { useApp } from '../context.ts';
import { useTask } from '../office/task.ts';
import { Told } from '../office/told.tsx';
import { useFocus } from '../parts/use-focus.ts';
import { EndForm, EndPart } from './end-part.tsx';
import { Fact, useWhen } from './fact.tsx';

const FIELDS = ['name', 'email', 'phone', 'order'] as const;
const HIDDEN = ['email', 'phone'] as const;
type Hidden = (typeof HIDDEN)[number];
const isHidden = (field: string): field is Hidden => HIDDEN.some((one) => one === field);

/** One field of what was left: shown whole by a press, which the site's log notes. */
function Reached({ conversation, field, words }: { conversation: string; field: Hidden; words: string }) {
  const { state, intents } = useApp();
  const p = state.settings.all.value.leftPart;
  const task = useTask();
  const [shown, setShown] = useState<string>();
  if (!state.mayReveal.value) return <bdi>{words}</bdi>;
  const press = () => {
    if (shown !== undefined) return setShown(undefined);
    void task.run(async () => {
      const found = await (await intents.left()).reveal(conversation, field);
      if (typeof found !== 'string') return found;
      setShown(found);
      return undefined;
    });
  };
  return (
    <>
      <button type="button" class="quiet" aria-pressed={shown !== undefined} title={p.reveal} onClick={press}>
        <bdi>{shown ?? words}</bdi>
      </button>
      {task.refused && <Told refused={task.refused} />}
    </>
  );
}

function Why({ label, value, onSet }: { label: string; value: string; onSet(why: string): void }) {
  const field = useFocus<HTMLTextAreaElement>();
  return (
    <textarea
      ref={field}
      rows={2}
      aria-label={label}
      placeholder={label}
      value={value}
      onInput={(event) => onSet(event.currentTarget.value)}
    />
  );
}

/** Where the shopper can be reached, what of theirs could be answered with it, and that it will not be answered. */
export function LeftPart({ about: { conversation } }: { about: About }) {
  const { state, intents } = useApp();
  const p = state.settings.all.value.leftPart;
  const when = useWhen();
  const task = useTask();
  const [why, setWhy] = useState('');
  const { focus } = state.shopper;
  const first = useRef<HTMLButtonElement>(null);
  const wish = focus.value;
  useLayoutEffect(() => {
    if (wish !== 'giveUp' && wish !== 'merge') return;
    if (wish === 'merge') first.current?.focus();
    focus.value = undefined;
  }, [wish]);
  const { left, mine, owned, waiting, company } = state.view.value;
  const row = [...left, ...mine, ...owned, ...waiting, ...company].find((one) => one.conversation === conversation);
  const self = state.self.value?.id;
  if (!row || (!row.contact && !isOwed(row, self))) return null;
  const { contact = {} } = row;
  const others = othersOf(row, [...left, ...mine], self);
  const merge = (from: string) => void task.run(async () => (await intents.left()).merge(conversation, from));
  return (
    <section class="shopper-part" aria-label={p.title}>
      <h3 class="shopper-part-title">{p.title}</h3>
      <dl class="facts">
        {FIELDS.map((field) => {
          const words = contact[field];
          if (words === undefined) return null;
          return (
            <Fact key={field} name={p[field]}>
              {isHidden(field) && contact.masked?.includes(field) ? (
                <Reached key={conversation} conversation={conversation} field={field} words={words} />
              ) : (
                <bdi>{words}</bdi>
              )}
            </Fact>
          );
        })}
      </dl>
      {others.map((one, at) => (
        <p key={one.conversation} class="shopper-line">
          {p.other(when(one.left?.at ?? one.openedAt))}{' '}
          <button
            ref={at === 0 ? first : null}
            type="button"
            class="button"
            disabled={task.busy}
            onClick={() => merge(one.conversation)}
          >
            {p.merge}
          </button>
        </p>
      ))}
      {task.refused && <Told refused={task.refused} />}
      {isOwed(row, self) && (
        <EndPart
          icon="cross"
          name={p.giveUp}
          wanted={wish === 'giveUp'}
          ask={(leave) => (
            <EndForm
              id="left-give-up"
              ask={p.giveUpAsk}
              hint={p.giveUpHint}
              yes={p.giveUpYes}
              wants={why.trim() === ''}
              task={task}
              leave={leave}
              onYes={() => {
                void task
                  .run(async () => (await intents.left()).giveUp(conversation, why.trim()))
                  .then((isDone) => isDone && leave(true));
              }}
            >
              <Why label={p.why} value={why} onSet={setWhy} />
            </EndForm>
          )}
        />
      )}
    </section>
  );
}
