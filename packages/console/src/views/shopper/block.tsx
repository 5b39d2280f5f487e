import { useState } from 'preact/hooks';
import type { ShopperView } from '../../api/shopper.ts';
import { useApp } from '../context.ts';
import { typed, useTask } from '../office/task.ts';
import { Told } from '../office/told.tsx';
import { Icon } from '../parts/icon.tsx';
import { useFocus } from '../parts/use-focus.ts';
import { EndForm, EndPart } from './end-part.tsx';
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

/** Before the panel's very end: nothing they write is taken for a while. */
export function BlockPart({ facts }: { facts: ShopperView }) {
  const p = useApp().state.settings.all.value.panel;
  if (useBlock(facts)) return null;
  return <EndPart icon="blocked" name={p.block} ask={(leave) => <Ask leave={leave} />} />;
}

function Ask({ leave }: { leave(done: boolean): void }) {
  const { state, intents } = useApp();
  const p = state.settings.all.value.panel;
  const task = useTask();
  const reason = useFocus<HTMLInputElement>();
  const [missing, setMissing] = useState(false);
  const mayForGood = state.self.value?.duty !== 'agent';
  return (
    <EndForm
      id="block-ask"
      ask={p.blockAsk}
      hint={p.blockHint}
      yes={p.blockSure}
      task={task}
      onYes={(form) => {
        const why = typed(form, 'reason').trim();
        const span = typed(form, 'span');
        setMissing(why === '');
        if (why === '') return reason.current?.focus();
        const forMs = isSpan(span) ? SPANS[span] : SPANS.day;
        void task.run(() => intents.shopper.block(why, forMs)).then((done) => done && leave(true));
      }}
      leave={leave}
    >
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
    </EndForm>
  );
}
