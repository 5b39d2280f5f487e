import type { ConversationRow } from '@shopbell/protocol';
import { useState } from 'preact/hooks';
import type { About } from '../../state/about.ts';
import { useApp } from '../context.ts';
import { useTask } from '../office/task.ts';
import { Told } from '../office/told.tsx';
import { EndForm, EndPart } from './end-part.tsx';
import { Fact, useWhen } from './fact.tsx';

const FIELDS = ['name', 'email', 'phone', 'order'] as const;
const HIDDEN = ['email', 'phone'] as const;
type Hidden = (typeof HIDDEN)[number];
const isHidden = (field: string): field is Hidden => HIDDEN.some((one) => one === field);

/** What is owed an answer and nobody has, or this agent. */
const isOwed = ({ state, left, agent }: ConversationRow, self: string | undefined): boolean =>
  !!left && left.repliedAt === undefined && (state === 'left' || (state === 'active' && agent?.id === self));

const personOf = ({ shopper }: ConversationRow): string => shopper.member?.id ?? shopper.id;

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

/** Where the shopper can be reached, what of theirs could be answered with it, and that it will not be answered. */
export function LeftPart({ about: { conversation } }: { about: About }) {
  const { state, intents } = useApp();
  const p = state.settings.all.value.leftPart;
  const when = useWhen();
  const task = useTask();
  const [why, setWhy] = useState('');
  const { left, mine, owned, waiting, company } = state.view.value;
  const row = [...left, ...mine, ...owned, ...waiting, ...company].find((one) => one.conversation === conversation);
  const self = state.self.value?.id;
  if (!row || (!row.contact && !isOwed(row, self))) return null;
  const { contact = {} } = row;
  const others = isOwed(row, self)
    ? [...left, ...mine].filter(
        (one) => one.conversation !== conversation && personOf(one) === personOf(row) && isOwed(one, self),
      )
    : [];
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
      {others.map((one) => (
        <p key={one.conversation} class="shopper-line">
          {p.other(when(one.left?.at ?? one.openedAt))}{' '}
          <button type="button" class="button" disabled={task.busy} onClick={() => merge(one.conversation)}>
            {p.merge}
          </button>
        </p>
      ))}
      {task.refused && <Told refused={task.refused} />}
      {isOwed(row, self) && (
        <EndPart
          icon="cross"
          name={p.giveUp}
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
              <textarea
                rows={2}
                aria-label={p.why}
                placeholder={p.why}
                value={why}
                onInput={(event) => setWhy(event.currentTarget.value)}
              />
            </EndForm>
          )}
        />
      )}
    </section>
  );
}
