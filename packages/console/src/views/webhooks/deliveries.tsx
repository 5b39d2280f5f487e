import { useEffect, useRef, useState } from 'preact/hooks';
import { type DeliveriesView, type Delivery, toCount, toDeliveries, type WebhookSeen } from '../../api/webhooks.ts';
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
  webhook: WebhookSeen;
  w: Words;
  /** Reads the list of webhooks anew: what waits and what is dead stands there. */
  load(): Promise<void>;
}

/** What a webhook was told, is told and could not be told, newest first. */
export function Deliveries({ webhook: { id, dead }, w, load }: Props) {
  const { intents } = useApp();
  const { ask } = intents.office;
  const [loaded, setLoaded] = useState<Loaded<DeliveriesView>>({ is: 'loading' });
  const [done, setDone] = useState('');
  const task = useTask();
  const list = useRef<HTMLOListElement>(null);
  const read = async () => {
    const answer = await ask(toDeliveries, 'GET', `webhooks/${id}/deliveries`);
    setLoaded(answer.ok ? { is: 'here', value: answer.value } : { is: 'failed', refused: answer.refused });
  };
  useEffect(() => void read(), [id]);
  const again = (body: { n?: number }) =>
    task.run(async () => {
      setDone('');
      const answer = await ask(toCount, 'POST', `webhooks/${id}/again`, body);
      if (answer.ok) setDone(w.againDone(answer.value));
      await Promise.all([read(), load()]);
      return answer.ok ? undefined : answer.refused;
    });
  const older = async ({ deliveries }: DeliveriesView) => {
    const answer = await ask(toDeliveries, 'GET', `webhooks/${id}/deliveries?before=${deliveries.at(-1)?.n ?? 0}`);
    if (!answer.ok) return answer.refused;
    const { deliveries: behind, more } = answer.value;
    setLoaded({ is: 'here', value: { deliveries: [...deliveries, ...behind], more } });
    return undefined;
  };
  return (
    <div>
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
