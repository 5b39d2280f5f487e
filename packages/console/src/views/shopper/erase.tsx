import { useState } from 'preact/hooks';
import { useApp } from '../context.ts';
import { useTask } from '../office/task.ts';
import { Told } from '../office/told.tsx';
import { useReturn } from '../office/use-return.ts';
import { Icon } from '../parts/icon.tsx';
import { useFocus } from '../parts/use-focus.ts';

/** Behind the block, for admins: all that is kept of the shopper goes for good. */
export function ErasePart() {
  const { state } = useApp();
  const p = state.settings.all.value.panel;
  const [asking, setAsking] = useState(false);
  const button = useReturn<HTMLButtonElement>(asking);
  if (state.self.value?.duty !== 'admin') return null;
  return (
    <section class="shopper-part shopper-end">
      {asking ? (
        <Ask onLeave={() => setAsking(false)} />
      ) : (
        <button ref={button} type="button" class="quiet" onClick={() => setAsking(true)}>
          <Icon name="cross" /> {p.erase}
        </button>
      )}
    </section>
  );
}

function Ask({ onLeave }: { onLeave(): void }) {
  const { state, intents } = useApp();
  const p = state.settings.all.value.panel;
  const task = useTask();
  const sure = useFocus<HTMLInputElement>();
  const [isSure, setSure] = useState(false);
  return (
    <form
      class="shopper-form"
      aria-labelledby="erase-ask"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSure) return sure.current?.focus();
        void task.run(() => intents.shopper.erase()).then((done) => done && onLeave());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        onLeave();
      }}
    >
      <p id="erase-ask" class="shopper-ask">
        {p.eraseAsk}
      </p>
      <p class="shopper-hint">{p.eraseHint}</p>
      <label class="shopper-sure">
        <input ref={sure} type="checkbox" checked={isSure} onChange={() => setSure(!isSure)} />
        <span>{p.eraseKnow}</span>
      </label>
      <div class="shopper-answers">
        <button type="submit" class="button button-strong" disabled={task.busy || !isSure}>
          {p.eraseSure}
        </button>
        <button type="button" class="button" onClick={onLeave}>
          {p.cancel}
        </button>
      </div>
      <Told refused={task.refused} />
    </form>
  );
}
