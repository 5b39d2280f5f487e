import { useState } from 'preact/hooks';
import type { ShopperView } from '../../api/shopper.ts';
import { useApp } from '../context.ts';
import { typed, useTask } from '../office/task.ts';
import { Told } from '../office/told.tsx';
import { useReturn } from '../office/use-return.ts';
import { Icon } from '../parts/icon.tsx';
import { useFocus } from '../parts/use-focus.ts';
import { useWhen } from './fact.tsx';

const HOUR_MS = 3_600_000;
const SPANS = { hour: HOUR_MS, day: 24 * HOUR_MS, week: 7 * 24 * HOUR_MS, good: null } as const;
type Span = keyof typeof SPANS;
const NAMES: readonly Span[] = ['hour', 'day', 'week', 'good'];

/** Their block, as long as it holds: one that ended by itself stands there until something new is told of them. */
function useBlock(facts: ShopperView): ShopperView['block'] {
  const { now } = useApp().state;
  return facts.block?.until !== undefined && facts.block.until <= now.value ? undefined : facts.block;
}

const isSpan = (value: string): value is Span => Object.hasOwn(SPANS, value);

/** That nothing they write is taken: by whom, why, until when, and the way to end it. */
export function Blocked({ facts }: { facts: ShopperView }) {
  const { state, intents } = useApp();
  const p = state.settings.all.value.panel;
  const when = useWhen();
  const task = useTask();
  const block = useBlock(facts);
  if (!block) return null;
  return (
    <div class="shopper-blocked" role="status">
      <p>
        <Icon name="blocked" />
        <strong>
          <bdi>{p.blocked(block.by.name)}</bdi>
        </strong>{' '}
        <span>{block.until === undefined ? p.blockedForGood : p.blockedUntil(when(block.until))}</span>
      </p>
      {block.reason && (
        <p class="remark-text" dir="auto">
          {block.reason}
        </p>
      )}
      {block.mayLift ? (
        <button
          type="button"
          class="button"
          disabled={task.busy}
          onClick={() => void task.run(() => intents.shopper.unblock())}
        >
          {p.unblock}
        </button>
      ) : (
        <p class="shopper-hint">{p.notLift}</p>
      )}
      <Told refused={task.refused} />
    </div>
  );
}

/** At the end of the panel, out of the way of a hasty press. */
export function BlockPart({ facts }: { facts: ShopperView }) {
  const p = useApp().state.settings.all.value.panel;
  const block = useBlock(facts);
  const [asking, setAsking] = useState(false);
  const button = useReturn<HTMLButtonElement>(asking);
  if (block) return null;
  return (
    <section class="shopper-part shopper-end">
      {asking ? (
        <Ask onLeave={() => setAsking(false)} />
      ) : (
        <button ref={button} type="button" class="quiet" onClick={() => setAsking(true)}>
          <Icon name="blocked" /> {p.block}
        </button>
      )}
    </section>
  );
}

function Ask({ onLeave }: { onLeave(): void }) {
  const { state, intents } = useApp();
  const p = state.settings.all.value.panel;
  const task = useTask();
  const reason = useFocus<HTMLInputElement>();
  const [missing, setMissing] = useState(false);
  const mayForGood = state.self.value?.duty !== 'agent';
  return (
    <form
      class="shopper-form"
      aria-labelledby="block-ask"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const why = typed(form, 'reason').trim();
        const span = typed(form, 'span');
        setMissing(why === '');
        if (why === '') {
          reason.current?.focus();
          return;
        }
        const forMs = isSpan(span) ? SPANS[span] : SPANS.day;
        void task.run(() => intents.shopper.block(why, forMs)).then((done) => done && onLeave());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        onLeave();
      }}
    >
      <p id="block-ask" class="shopper-ask">
        {p.blockAsk}
      </p>
      <p class="shopper-hint">{p.blockHint}</p>
      <label>
        <span>{p.reason}</span>
        <input
          ref={reason}
          class="shopper-field"
          name="reason"
          dir="auto"
          maxLength={200}
          autocomplete="off"
          aria-invalid={missing}
          aria-describedby="block-missing"
        />
      </label>
      <p id="block-missing" class="told" role="alert">
        {missing && p.reasonMissing}
      </p>
      <fieldset class="block-spans">
        <legend>{p.until}</legend>
        {NAMES.filter((name) => name !== 'good' || mayForGood).map((name) => (
          <label key={name}>
            <input type="radio" name="span" value={name} defaultChecked={name === 'day'} />
            <span>{p.spans[name]}</span>
          </label>
        ))}
      </fieldset>
      <div class="shopper-answers">
        <button type="submit" class="button button-strong" disabled={task.busy}>
          {p.blockSure}
        </button>
        <button type="button" class="button" onClick={onLeave}>
          {p.cancel}
        </button>
      </div>
      <Told refused={task.refused} />
    </form>
  );
}
