import { PROMISE_OUTCOMES, type PromiseOutcome } from '@shopbell/protocol/constants';
import type { PromiseSettlement } from '@shopbell/sdk/agent';
import { useState } from 'preact/hooks';
import { shopperName } from '../../i18n/names.ts';
import { dueChoices } from '../../state/promise-due.ts';
import { type Promising, promiseIn } from '../../state/promises.ts';
import { useApp } from '../context.ts';
import { focusRow, wantFocusIn } from '../focus.ts';
import { FormDialog } from '../handover/form-dialog.tsx';
import { others } from '../handover/targets.tsx';
import { WordsField, wordsWrong } from '../handover/words.tsx';
import { type Due, DueField, dueAtOf } from './due-field.tsx';
import { DueText } from './due-text.tsx';
import { promiseTitle } from './words.ts';

/** What became of a promise: kept at once by Enter; for the rest, why. */
export function SettleDialog({ promising }: { promising: Extract<Promising, { is: 'settle' }> }) {
  const app = useApp();
  const { state, intents } = app;
  const t = state.settings.all.value;
  const p = t.promises;
  const { conversation, working, problem, owed } = promising;
  const zone = state.promises.zone.value;
  const [outcome, setOutcome] = useState<PromiseOutcome>('kept');
  const [due, setDue] = useState<Due>(() => {
    const choice = dueChoices(state.promises.hours.peek(), zone, state.now.peek()).at(-1);
    return choice ? { choice } : { own: '' };
  });
  const [text, setText] = useState('');
  const [to, setTo] = useState('');
  // As it stands: a colleague may have moved it while the dialog is open.
  const promise = promiseIn(state.lists.rows.value.get(conversation), owed.promise.id) ?? owed.promise;
  const self = state.self.value;
  // Who answers may say what became of it, and not whose debt it is.
  const mayGive = owed.mine || (self !== undefined && self.duty !== 'agent');
  const choices = PROMISE_OUTCOMES.filter((one) => (one === 'taken' ? !owed.mine : one !== 'given' || mayGive));
  const colleagues = others(state.part.colleagues.value, self?.id, t.lang).filter(({ id }) => id !== promise.owner.id);
  const dueAt = dueAtOf(due, zone, state.now.value);
  // What a low rating has opened ends with what came of it.
  const asksResult = outcome === 'kept' && promise.what === 'follow_up';
  const asksWhy = outcome === 'moved' || outcome === 'given_up' || outcome === 'given';
  const settlement = (): PromiseSettlement | undefined => {
    const words = text.trim();
    if (outcome === 'given_up') return { outcome, text: words };
    if (outcome === 'moved') return dueAt === undefined ? undefined : { outcome, dueAt, text: words };
    if (outcome === 'given') return { outcome, to, text: words };
    return asksResult ? { outcome: 'kept', text: words } : { outcome };
  };
  const back = () => {
    if (state.open.peek() === conversation) wantFocusIn(app, conversation);
    else focusRow(state, conversation);
  };
  const send = async () => {
    const settled = settlement();
    if (settled && (await intents.promises.settle(settled))) back();
  };
  return (
    <FormDialog
      id="settle"
      heading={p.settleHeading(shopperName(t, owed.row.shopper))}
      wrong={{
        outcome: '',
        to: outcome === 'given' && colleagues.every(({ id }) => id !== to) ? p.toMissing : '',
        due: outcome === 'moved' && dueAt === undefined ? p.dueMissing : '',
        text: asksWhy || asksResult ? wordsWrong(t, text, asksWhy ? p.whyMissing : t.rating.resultMissing) : '',
      }}
      working={working}
      problem={problem}
      send={working ? p.settling : p.settle}
      onSend={() => void send()}
      onClose={() => {
        intents.promises.leave();
        back();
      }}
      fields={(told) => (
        <>
          <div class="promise-card">
            <p class="promise-card-head">
              <bdi class="promise-title">{promiseTitle(t, promise)}</bdi> <DueText dueAt={promise.dueAt} />
            </p>
            <p class="promise-card-words" dir="auto">
              {promise.text || p.wordsGone}
            </p>
            {promise.givenBy && (
              <p class="promise-card-words">
                <bdi>{p.givenBy(promise.givenBy.name)}</bdi>
              </p>
            )}
          </div>
          <fieldset class="promise-outcomes">
            <legend>{p.outcome}</legend>
            {choices.map((one) => (
              <label key={one}>
                <input
                  type="radio"
                  name="outcome"
                  value={one}
                  checked={outcome === one}
                  onChange={() => setOutcome(one)}
                />
                {p.outcomes[one]}
              </label>
            ))}
          </fieldset>
          {outcome === 'moved' && <DueField id="settle" due={due} told={told} onChange={setDue} />}
          {outcome === 'given' && (
            <div class="field">
              <label for="settle-to">{p.to}</label>
              <select
                id="settle-to"
                name="to"
                value={to}
                onChange={({ currentTarget }) => setTo(currentTarget.value)}
                {...told.of('to')}
              >
                <option value="">{p.choose}</option>
                {colleagues.map(({ id, name, status }) => (
                  <option key={id} value={id}>
                    {status === undefined ? name : t.floor.colleague(name, t.floor.status[status])}
                  </option>
                ))}
              </select>
              <span id="settle-to-hint" class="handover-hint">
                {colleagues.length === 0 && p.toNobody}
              </span>
              {told.fault('to')}
            </div>
          )}
          {(asksWhy || asksResult) && (
            <WordsField
              id="settle"
              label={asksWhy ? p.why : t.rating.result}
              hint={asksWhy ? p.whyHint : t.rating.resultHint}
              rows={2}
              value={text}
              told={told}
              onInput={setText}
            />
          )}
        </>
      )}
    />
  );
}
