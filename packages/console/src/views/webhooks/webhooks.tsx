import { useEffect, useState } from 'preact/hooks';
import { toSecretOnce, toWebhooks, type WebhooksView } from '../../api/webhooks.ts';
import type { Loaded } from '../../state/office.ts';
import { useApp } from '../context.ts';
import { Loading } from '../office/frame.tsx';
import { Keep } from '../office/keep.tsx';
import { useRefuge } from '../office/use-refuge.ts';
import { useReturn } from '../office/use-return.ts';
import { useFocus } from '../parts/use-focus.ts';
import { Deliveries } from './deliveries.tsx';
import { WebhookForm } from './form.tsx';
import { WebhookRow } from './row.tsx';
import { type Words, wordsOf } from './words.ts';

/** A secret that was just made, and what is said of it. */
interface Made {
  secret: string;
  says: string;
}

/** The webhooks of the shop. What is read here is kept here: it goes with the page. */
export function Webhooks() {
  const { state, intents } = useApp();
  const w = wordsOf(state.settings.t.value.lang);
  const [loaded, setLoaded] = useState<Loaded<WebhooksView>>({ is: 'loading' });
  const load = async () => {
    const answer = await intents.office.ask(toWebhooks, 'GET', 'webhooks');
    setLoaded(answer.ok ? { is: 'here', value: answer.value } : { is: 'failed', refused: answer.refused });
  };
  useEffect(() => void load(), [intents]);
  const count = loaded.is === 'here' ? loaded.value.webhooks.length : 0;
  const refuge = useRefuge<HTMLHeadingElement>(count);
  return (
    <>
      <section class="keys" aria-labelledby="shop-webhooks">
        <h2 id="shop-webhooks" class="sr-only" ref={refuge} tabIndex={-1}>
          {w.heading}
        </h2>
        <p class="faint">{w.hint}</p>
        <Loading
          of={loaded}
          again={() => {
            setLoaded({ is: 'loading' });
            void load();
          }}
          draw={(view) => <List view={view} w={w} load={load} />}
        />
      </section>
      <Letters w={w} />
    </>
  );
}

/** What goes to shoppers by mail, where somebody looks for it. */
function Letters({ w }: { w: Words }) {
  const [open, setOpen] = useState(false);
  return (
    <section class="keys" aria-labelledby="shop-letters">
      <h2 id="shop-letters">{w.letters}</h2>
      <p class="faint">{w.lettersHint}</p>
      <button type="button" class="button entries-add" aria-expanded={open} onClick={() => setOpen(!open)}>
        {w.lettersShow}
      </button>
      {open && (
        <Deliveries
          list="letters"
          again="letters/again"
          w={{ ...w, failures: w.letterFailures }}
          load={async () => {}}
        />
      )}
    </section>
  );
}

function List({ view: { webhooks, topics }, w, load }: { view: WebhooksView; w: Words; load(): Promise<void> }) {
  const { intents } = useApp();
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<Made | undefined>(undefined);
  const [done, setDone] = useState('');
  const add = useReturn<HTMLButtonElement>(adding || made !== undefined);
  return (
    <>
      {webhooks.length === 0 && !adding && <p>{w.none}</p>}
      <ul class="entries">
        {webhooks.map((webhook) => (
          <WebhookRow
            key={webhook.id}
            of={webhook}
            topics={topics}
            w={w}
            load={load}
            onDone={setDone}
            onSecret={(secret) => setMade({ secret, says: w.second })}
          />
        ))}
      </ul>
      <p class="office-done" role="status">
        {done}
      </p>
      {made && <SecretOnce made={made} w={w} onKept={() => setMade(undefined)} />}
      {adding && (
        <WebhookForm
          w={w}
          topics={topics}
          yes={w.make}
          send={async (given) => {
            const answer = await intents.office.ask(toSecretOnce, 'POST', 'webhooks', given);
            if (!answer.ok) return answer.refused;
            setMade({ secret: answer.value, says: w.made });
            await load();
            return undefined;
          }}
          onDone={() => setAdding(false)}
          onLeave={() => setAdding(false)}
        />
      )}
      {!adding && !made && (
        <button
          ref={add}
          type="button"
          class="button entries-add"
          onClick={() => {
            setDone('');
            setAdding(true);
          }}
        >
          {w.add}
        </button>
      )}
    </>
  );
}

/** It is on this page and nowhere else. */
function SecretOnce({ made: { secret, says }, w, onKept }: { made: Made; w: Words; onKept(): void }) {
  const told = useFocus<HTMLParagraphElement>(secret);
  return (
    <div class="new-secret">
      <p ref={told} tabIndex={-1}>
        {says}
      </p>
      <p class="recovery">
        <code class="secret-text">{secret}</code>
      </p>
      <Keep text={secret} kept={w.kept} onKept={onKept} />
    </div>
  );
}
