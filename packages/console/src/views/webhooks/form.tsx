import { useState } from 'preact/hooks';
import type { Refused } from '../../api/shapes.ts';
import { useUnsaved } from '../office/draft.ts';
import { onEscape } from '../office/escape.ts';
import { FormFoot } from '../office/foot.tsx';
import { useTask } from '../office/task.ts';
import { isWrong, Wrong } from '../office/wrong.tsx';
import { useFocus } from '../parts/use-focus.ts';
import type { Words } from './words.ts';

export interface GivenWebhook {
  url: string;
  topics: readonly string[];
}

interface Props {
  w: Words;
  /** What there is to be told. */
  topics: readonly string[];
  /** Absent: a new one. */
  of?: GivenWebhook;
  yes?: string;
  send(given: GivenWebhook): Promise<Refused | undefined>;
  onDone(): void;
  onLeave(): void;
}

/** Where a webhook leads, and what it is told. */
export function WebhookForm({ w, topics, of = { url: '', topics: [] }, yes, send, onDone, onLeave }: Props) {
  const task = useTask();
  const first = useFocus<HTMLInputElement>();
  const [url, setUrl] = useState(of.url);
  const [chosen, setChosen] = useState(of.topics);
  const given = { url: url.trim(), topics: topics.filter((topic) => chosen.includes(topic)) };
  useUnsaved(JSON.stringify([given.url, [...given.topics].sort()]) !== JSON.stringify([of.url, [...of.topics].sort()]));
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (await task.run(() => send(given))) onDone();
  };
  const wrong = (path: string): boolean => isWrong(task.refused, path);
  return (
    <form class="entry-form" noValidate onSubmit={submit} onKeyDown={onEscape(onLeave)}>
      <label class="field">
        <span>{w.url}</span>
        <input
          ref={first}
          dir="ltr"
          maxLength={2000}
          inputMode="url"
          placeholder="https://"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          aria-invalid={wrong('url')}
          value={url}
          onInput={({ currentTarget }) => setUrl(currentTarget.value)}
        />
        <Wrong says={wrong('url') && w.urlWrong} />
        <small class="field-hint">{w.urlHint}</small>
      </label>
      <fieldset class="choices">
        <legend>{w.topics}</legend>
        {topics.map((topic) => (
          <label class="choice" key={topic}>
            <input
              type="checkbox"
              checked={chosen.includes(topic)}
              onChange={({ currentTarget: { checked } }) =>
                setChosen(checked ? [...chosen, topic] : chosen.filter((one) => one !== topic))
              }
            />
            <span>{w.topic[topic] ?? topic}</span>
          </label>
        ))}
        <Wrong says={wrong('topics') && w.topicsWrong} />
      </fieldset>
      <FormFoot task={task} {...(yes === undefined ? {} : { yes })} onLeave={onLeave} />
    </form>
  );
}
