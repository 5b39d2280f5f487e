import { useState } from 'preact/hooks';
import { toNothing } from '../../api/shapes.ts';
import { type Tried, toSecretOnce, toTried, type WebhookSeen } from '../../api/webhooks.ts';
import { useApp } from '../context.ts';
import { Question } from '../office/question.tsx';
import { useTask } from '../office/task.ts';
import { Told } from '../office/told.tsx';
import { useReturn } from '../office/use-return.ts';
import { Deliveries } from './deliveries.tsx';
import { type GivenWebhook, WebhookForm } from './form.tsx';
import type { Words } from './words.ts';

interface Props {
  of: WebhookSeen;
  topics: readonly string[];
  w: Words;
  load(): Promise<void>;
  onDone(text: string): void;
  onSecret(secret: string): void;
}

/** A host as the list names it; an address that is none as it is. */
const hostOf = (url: string): string => URL.parse(url)?.host ?? url;

const saidOf = (w: Words, { failure, status, ms }: Tried): string =>
  failure === undefined
    ? w.arrived(status, ms)
    : w.failed([w.failures[failure] ?? failure, ...(status === undefined ? [] : [String(status)])].join(', '));

/** One webhook: how it stands, and what is done about it. */
export function WebhookRow({ of, topics, w, load, onDone, onSecret }: Props) {
  const { intents } = useApp();
  const { ask } = intents.office;
  const task = useTask();
  const [open, setOpen] = useState<'no' | 'form' | 'question' | 'log'>('no');
  const [tried, setTried] = useState('');
  const edit = useReturn<HTMLButtonElement>(open === 'form');
  const remove = useReturn<HTMLButtonElement>(open === 'question');
  const log = useReturn<HTMLButtonElement>(open === 'log');
  const { id, url, state, secrets, waiting, dead } = of;
  const host = hostOf(url);

  /** Asks for something, and reads the list anew. */
  const change = (method: 'POST' | 'DELETE', path: string, body: object | undefined, said: string) =>
    task.run(async () => {
      setTried('');
      const answer = await ask(toNothing, method, `webhooks/${id}${path}`, ...(body ? [body] : []));
      if (answer.ok) onDone(said);
      await load();
      return answer.ok ? undefined : answer.refused;
    });
  const set = (given: GivenWebhook, on: boolean) => change('POST', '', { ...given, on }, w.changed);
  const tryOut = () =>
    task.run(async () => {
      setTried('');
      const answer = await ask(toTried, 'POST', `webhooks/${id}/test`, {});
      if (answer.ok) setTried(saidOf(w, answer.value));
      return answer.ok ? undefined : answer.refused;
    });
  const makeSecret = () =>
    task.run(async () => {
      const answer = await ask(toSecretOnce, 'POST', `webhooks/${id}/secrets`, {});
      if (answer.ok) onSecret(answer.value);
      await load();
      return answer.ok ? undefined : answer.refused;
    });

  const isOn = state === 'on';
  const facts = [w.state[state], ...(waiting > 0 ? [w.waiting(waiting)] : []), ...(secrets > 1 ? [w.two] : [])];
  return (
    <li class="entry">
      <div class="entry-head">
        <div class="entry-who">
          <strong>
            <bdi dir="ltr">{host}</bdi>
          </strong>
          <span class="entry-line">
            {dead > 0 && <span class="caught-held">{w.dead(dead)}</span>}
            {facts.map((fact) => (
              <span key={fact}>{fact}</span>
            ))}
          </span>
          <span class="entry-line">
            <span>{of.topics.map((topic) => w.topic[topic] ?? topic).join(' · ')}</span>
          </span>
        </div>
        <div class="person-actions">
          <button
            type="button"
            class="quiet"
            disabled={task.busy}
            aria-label={w.testOf(host)}
            onClick={() => void tryOut()}
          >
            {w.test}
          </button>
          <button
            ref={log}
            type="button"
            class="quiet"
            aria-expanded={open === 'log'}
            aria-label={w.logOf(host)}
            onClick={() => setOpen(open === 'log' ? 'no' : 'log')}
          >
            {w.log}
          </button>
          <button
            type="button"
            class="quiet"
            disabled={task.busy}
            aria-label={isOn ? w.offOf(host) : w.onOf(host)}
            onClick={() => void set({ url, topics: of.topics }, !isOn)}
          >
            {isOn ? w.off : w.on}
          </button>
          <button ref={edit} type="button" class="quiet" aria-label={w.editOf(host)} onClick={() => setOpen('form')}>
            {w.edit}
          </button>
          {secrets > 1 ? (
            <button
              type="button"
              class="quiet"
              disabled={task.busy}
              aria-label={w.retireOf(host)}
              onClick={() => void change('DELETE', '/secrets', undefined, w.retired)}
            >
              {w.retire}
            </button>
          ) : (
            <button
              type="button"
              class="quiet"
              disabled={task.busy}
              aria-label={w.newSecretOf(host)}
              onClick={() => void makeSecret()}
            >
              {w.newSecret}
            </button>
          )}
          <button
            ref={remove}
            type="button"
            class="quiet"
            aria-label={w.removeOf(host)}
            onClick={() => setOpen('question')}
          >
            {w.remove}
          </button>
        </div>
      </div>
      <p class="faint" role="status">
        {tried}
      </p>
      {open === 'form' && (
        <WebhookForm
          w={w}
          topics={topics}
          of={of}
          send={async (given) => {
            const answer = await ask(toNothing, 'POST', `webhooks/${id}`, { ...given, on: isOn });
            return answer.ok ? undefined : answer.refused;
          }}
          onDone={() => {
            setOpen('no');
            onDone(w.changed);
            void load();
          }}
          onLeave={() => setOpen('no')}
        />
      )}
      {open === 'question' && (
        <Question
          text={w.removeAsk}
          yes={w.remove}
          busy={task.busy}
          onYes={() => void change('DELETE', '', undefined, w.removed)}
          onNo={() => setOpen('no')}
        />
      )}
      {open === 'log' && (
        <Deliveries list={`webhooks/${id}/deliveries`} again={`webhooks/${id}/again`} dead={dead} w={w} load={load} />
      )}
      <Told refused={task.refused} />
    </li>
  );
}
