import { useState } from 'preact/hooks';
import { useApp } from '../context.ts';
import { useTask } from '../office/task.ts';
import { useFocus } from '../parts/use-focus.ts';
import { EndForm, EndPart } from './end-part.tsx';

/** Behind the block, for admins: all that is kept of the shopper goes for good. */
export function ErasePart() {
  const { state } = useApp();
  const p = state.settings.all.value.panel;
  if (state.self.value?.duty !== 'admin') return null;
  return <EndPart icon="cross" name={p.erase} done={p.erased} ask={(leave) => <Ask leave={leave} />} />;
}

function Ask({ leave }: { leave(done: boolean): void }) {
  const { state, intents } = useApp();
  const p = state.settings.all.value.panel;
  const task = useTask();
  const sure = useFocus<HTMLInputElement>();
  const [isSure, setSure] = useState(false);
  return (
    <EndForm
      id="erase-ask"
      ask={p.eraseAsk}
      hint={p.eraseHint}
      yes={p.eraseSure}
      wants={!isSure}
      task={task}
      onYes={() => {
        if (!isSure) return sure.current?.focus();
        void task.run(() => intents.shopper.erase()).then((done) => done && leave(true));
      }}
      leave={leave}
    >
      <label class="shopper-sure">
        <input ref={sure} type="checkbox" checked={isSure} onChange={() => setSure(!isSure)} />
        <span>{p.eraseKnow}</span>
      </label>
    </EndForm>
  );
}
