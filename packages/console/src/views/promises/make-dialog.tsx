import { PROMISE_KINDS, type PromiseKind } from '@shopbell/protocol/constants';
import { useState } from 'preact/hooks';
import { shopperName } from '../../i18n/names.ts';
import { dueChoices } from '../../state/promise-due.ts';
import type { Promising } from '../../state/promises.ts';
import { isOrder } from '../../text/order.ts';
import { useApp } from '../context.ts';
import { wantFocusIn } from '../focus.ts';
import { FormDialog } from '../handover/form-dialog.tsx';
import { WordsField, wordsWrong } from '../handover/words.tsx';
import { type Due, DueField, dueAtOf } from './due-field.tsx';

/** What is promised to the shopper of the open conversation, and by when. */
export function MakeDialog({ promising }: { promising: Extract<Promising, { is: 'make' }> }) {
  const app = useApp();
  const { state, intents } = app;
  const t = state.settings.all.value;
  const p = t.promises;
  const { conversation, working, problem, words } = promising;
  const zone = state.promises.zone.value;
  const [what, setWhat] = useState<PromiseKind | undefined>(undefined);
  const [order, setOrder] = useState('');
  const [due, setDue] = useState<Due>(() => {
    const [choice] = dueChoices(state.promises.hours.peek(), zone, state.now.peek());
    return choice ? { choice } : { own: '' };
  });
  const [text, setText] = useState(words);
  const about = state.about.value;
  const dueAt = dueAtOf(due, zone, state.now.value);
  const send = async () => {
    if (what === undefined || dueAt === undefined) return;
    const number = order.trim();
    const made = { what, dueAt, text: text.trim(), ...(number === '' ? {} : { order: number }) };
    if (await intents.promises.make(made)) wantFocusIn(app, conversation);
  };
  return (
    <FormDialog
      id="promise"
      heading={p.heading(about ? shopperName(t, about.shopper) : '')}
      wrong={{
        what: what ? '' : p.whatMissing,
        order: isOrder(order.trim()) ? '' : p.orderWrong,
        due: dueAt === undefined ? p.dueMissing : '',
        text: wordsWrong(t, text, p.wordsMissing),
      }}
      working={working}
      problem={problem}
      send={working ? p.making : p.make}
      onSend={() => void send()}
      onClose={() => {
        intents.promises.leave();
        wantFocusIn(app, conversation);
      }}
      fields={(told) => (
        <>
          <div class="promise-pair">
            <div class="field">
              <label for="promise-what">{p.what}</label>
              <select
                id="promise-what"
                name="what"
                value={what ?? ''}
                onChange={(e) => setWhat(PROMISE_KINDS.find((one) => one === e.currentTarget.value))}
                {...told.of('what', false)}
              >
                <option value="">{p.choose}</option>
                {PROMISE_KINDS.map((one) => (
                  <option key={one} value={one}>
                    {p.kinds[one]}
                  </option>
                ))}
              </select>
              {told.fault('what')}
            </div>
            <DueField id="promise" due={due} told={told} onChange={setDue} />
          </div>
          <WordsField
            id="promise"
            label={p.words}
            hint={p.wordsHint}
            rows={3}
            value={text}
            told={told}
            onInput={setText}
          />
          <div class="field">
            <label for="promise-order">{p.order}</label>
            <input
              id="promise-order"
              name="order"
              type="text"
              class="promise-order"
              autocomplete="off"
              spellcheck={false}
              value={order}
              onInput={({ currentTarget }) => setOrder(currentTarget.value)}
              {...told.of('order')}
            />
            <span id="promise-order-hint" class="handover-hint">
              {p.orderHint}
            </span>
            {told.fault('order')}
          </div>
        </>
      )}
    />
  );
}
