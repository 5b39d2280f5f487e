import { useEffect, useRef, useState } from 'preact/hooks';
import { type DeliveriesView, type Delivery, toCount, toDeliveries } from '../../api/webhooks.ts';
import type { Loaded } from '../../state/office.ts';
import { placeOf } from '../../state/place.ts';
import { date, timeOfDay } from '../../time/format.ts';
import { useApp } from '../context.ts';
import { Loading } from '../office/frame.tsx';
import { More } from '../office/more.tsx';
import { useTask } from '../office/task.ts';
import { Told } from '../office/told.tsx';
import type { Words } from './words.ts';

interface Props {
  /** Where they are read, and where they are sent again. */
  list: string;
  again: string;
  /** How much could not be delivered, where that is known before they are read. */
  dead?: number;
  w: Words;
  /** Reads anew what else stands on the page about it. */
  load(): Promise<void>;
}

/** What went out, is to go and could not go, newest first. */
export function Deliveries({ list: from, again: to, dead: known, w, load }: Props) {
  const { intents } = useApp();
  const { ask } = intents.office;
  const [loaded, setLoaded] = useState<Loaded<DeliveriesView>>({ is: 'loading' });
  const [done, setDone] = useState('');
  const task = useTask();
  const list = useRef<HTMLOListElement>(null);
  const read = async () => {
    const answer = await ask(toDeliveries, 'GET', from);
    setLoaded(answer.ok ? { is: 'here', value: answer.value } : { is: 'failed', refused: answer.refused });
  };
  useEffect(() => void read(), [from]);
  const dead = known ?? (loaded.is === 'here' ? (loaded.value.dead ?? 0) : 0);
  const again = (body: { n?: number }) =>
    task.run(async () => {
      setDone('');
      const answer = await ask(toCount, 'POST', to, body);
      if (answer.ok) setDone(w.againDone(answer.value));
      await Promise.all([read(), load()]);
      return answer.ok ? undefined : answer.refused;
    });
  const older = async ({ deliveries, ...rest }: DeliveriesView) => {
    const answer = await ask(toDeliveries, 'GET', `${from}?before=${deliveries.at(-1)?.n ?? 0}`);
    if (!answer.ok) return answer.refused;
    const { deliveries: behind, more } = answer.value;
    setLoaded({ is: 'here', value: { ...rest, deliveries: [...deliveries, ...behind], more } });
    return undefined;
  };
  return (
    <div class="entry-form">
      <div class="office-answers">
        <button
          type="button"
          class="button"
          disabled={task.busy}
          onClick={() => void task.run(async () => void (await read()))}
        >
          {w.refresh}
        </button>
        {dead > 0 && (
          <button type="button" class="button" disabled={task.busy} onClick={() => void again({})}>
            {w.againAll(dead)}
          </button>
        )}
        <span class="office-done" role="status">
          {done}
        </span>
      </div>
      <Told refused={task.refused} />
      <Loading
        of={loaded}
        again={() => void read()}
        draw={(view) =>
          view.deliveries.length === 0 ? (
            <p class="faint">{w.logNone}</p>
          ) : (
            <>
              <ol class="caught" ref={list}>
                {view.deliveries.map((delivery) => (
                  <Entry
                    key={delivery.n}
                    of={delivery}
                    w={w}
                    busy={task.busy}
                    onAgain={() => void again({ n: delivery.n })}
                  />
                ))}
              </ol>
              <More
                list={list}
                count={view.deliveries.length}
                label={view.more ? w.older : undefined}
                class="button entries-add"
                onMore={() => older(view)}
              />
            </>
          )
        }
      />
    </div>
  );
}

function Entry({ of, w, busy, onAgain }: { of: Delivery; w: Words; busy: boolean; onAgain(): void }) {
  const { state } = useApp();
  const { lang } = state.settings.t.value;
  const { topic, conversation, at, state: stands, tries, dueAt, last } = of;
  const when = (instant: number): string => `${date(instant, state.now.value, lang)} ${timeOfDay(instant, lang)}`;
  const name = w.topic[topic] ?? topic;
  const facts = [
    ...(last?.failure === undefined ? [] : [w.failures[last.failure] ?? last.failure]),
    ...(last?.status === undefined ? [] : [w.answered(last.status)]),
    ...(last ? [w.took(last.ms)] : []),
    ...(tries > 0 ? [w.tries(tries)] : []),
    ...(dueAt === undefined || tries === 0 ? [] : [w.next(when(dueAt))]),
  ];
  return (
    <li>
      <p class="caught-head">
        <strong>{name}</strong>
        <span class={stands === 'dead' ? 'caught-held' : undefined}>{w.stands[stands]}</span>
        <time dateTime={new Date(at).toISOString()}>{when(at)}</time>
        {conversation !== undefined && <a href={`#${placeOf(conversation)}`}>{w.conversation}</a>}
        {stands !== 'waiting' && (
          <button type="button" class="quiet" disabled={busy} aria-label={w.againOf(name, when(at))} onClick={onAgain}>
            {w.again}
          </button>
        )}
      </p>
      {facts.length > 0 && <p class="faint">{facts.join(' · ')}</p>}
    </li>
  );
}
