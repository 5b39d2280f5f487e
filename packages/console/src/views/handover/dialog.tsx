import { HANDOVER_REASONS, type HandoverReason } from '@shopbell/protocol/constants';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { shopperName } from '../../i18n/names.ts';
import { problemText } from '../../i18n/problems.ts';
import { whyNot } from '../../state/duty.ts';
import type { Handing } from '../../state/index.ts';
import { codePoints, TEXT_MAX_CHARS } from '../../text/count.ts';
import { useApp } from '../context.ts';
import { wantFocusIn } from '../focus.ts';
import { Icon } from '../parts/icon.tsx';
import { groupOf, isThere, others, Targets } from './targets.tsx';

const QUEUE = 'queue';

/** Whom a conversation goes to, why, and what they have to know; or, with `from`, why it is taken over. */
export function HandoverDialog({ handing }: { handing: Handing }) {
  const app = useApp();
  const { state, intents } = app;
  const t = state.settings.t.value;
  const h = t.handover;
  const { conversation, from, working, problem } = handing;
  const dialog = useRef<HTMLDialogElement>(null);
  const [to, setTo] = useState('');
  const [reason, setReason] = useState<HandoverReason | undefined>(undefined);
  const [text, setText] = useState('');
  const [told, setTold] = useState(false);
  const about = state.about.value;
  const self = state.self.value;
  const { groups } = state.view.value;
  const colleagues = others(state.view.value.colleagues, self?.id, t.lang);
  const group = groupOf(to);
  const isClosed = group !== undefined && groups.some(({ id, open }) => id === group && !open);
  const over = codePoints(text.trim()) - TEXT_MAX_CHARS;
  const wrong = {
    to: from || to === QUEUE || isThere({ colleagues, groups }, to) ? '' : h.toMissing,
    reason: from || reason ? '' : h.reasonMissing,
    text: text.trim() === '' ? (from ? h.whyMissing : h.noteMissing) : over > 0 ? h.noteLong(`${over}`) : '',
  };
  useLayoutEffect(() => dialog.current?.showModal(), []);

  const submit = async (event: Event) => {
    event.preventDefault();
    setTold(true);
    const first = wrong.to ? 'to' : wrong.reason ? 'reason' : wrong.text ? 'text' : undefined;
    if (first) {
      dialog.current?.querySelector<HTMLElement>(`[name=${first}]`)?.focus();
      return;
    }
    const wish = from
      ? { from: from.id, why: text }
      : reason && { to: group === undefined ? to : { group }, reason, note: text };
    if (wish && (await intents.handOver(wish))) wantFocusIn(app, conversation);
  };

  const close = () => {
    intents.leaveHandover();
    wantFocusIn(app, conversation);
  };

  const isWrong = (name: keyof typeof wrong) => told && wrong[name] !== '';
  const fault = (name: keyof typeof wrong) =>
    isWrong(name) ? (
      <span id={`handover-${name}-wrong`} class="handover-wrong">
        {wrong[name]}
      </span>
    ) : null;
  const faultOf = (name: keyof typeof wrong) => {
    const told = [isWrong(name) ? `handover-${name}-wrong` : '', name === 'reason' ? '' : `handover-${name}-hint`];
    return { 'aria-invalid': isWrong(name), 'aria-describedby': told.join(' ').trim() || undefined };
  };

  return (
    <dialog ref={dialog} class="keys-sheet handover" aria-labelledby="handover-heading" onClose={close}>
      <form class="handover-form" noValidate onSubmit={(event) => void submit(event)}>
        <header class="keys-head">
          <h2 id="handover-heading">
            <bdi>{from ? h.takeOverHeading(from.name) : h.heading(about ? shopperName(t, about.shopper) : '')}</bdi>
          </h2>
          <button type="button" class="quiet icon-button" aria-label={h.cancel} onClick={() => dialog.current?.close()}>
            <Icon name="cross" />
          </button>
        </header>
        {!from && (
          <>
            <div class="field">
              <label for="handover-to">{h.to}</label>
              <select
                id="handover-to"
                name="to"
                value={to}
                onChange={(e) => setTo(e.currentTarget.value)}
                {...faultOf('to')}
              >
                <option value="">{h.choose}</option>
                <Targets t={t} groups={groups} colleagues={colleagues} />
                <option value={QUEUE}>{h.queue}</option>
              </select>
              <span id="handover-to-hint" class="handover-hint">
                {isClosed ? t.floor.closedHint : colleagues.every(whyNot) && h.nobody}
              </span>
              {fault('to')}
            </div>
            <div class="field">
              <label for="handover-reason">{h.reason}</label>
              <select
                id="handover-reason"
                name="reason"
                value={reason ?? ''}
                onChange={(e) => setReason(HANDOVER_REASONS.find((one) => one === e.currentTarget.value))}
                {...faultOf('reason')}
              >
                <option value="">{h.choose}</option>
                {HANDOVER_REASONS.map((one) => (
                  <option key={one} value={one}>
                    {h.reasons[one]}
                  </option>
                ))}
              </select>
              {fault('reason')}
            </div>
          </>
        )}
        <div class="field">
          <label for="handover-text">{from ? h.why : h.note}</label>
          <textarea
            id="handover-text"
            name="text"
            class="handover-text"
            rows={4}
            dir="auto"
            value={text}
            onInput={(e) => setText(e.currentTarget.value)}
            {...faultOf('text')}
          />
          <span id="handover-text-hint" class="handover-hint">
            {from ? h.whyHint(from.name) : h.noteHint}
          </span>
          {fault('text')}
        </div>
        {problem && (
          <p class="notice" role="alert">
            <Icon name="alert" />
            {problemText(t.problems, problem)}
          </p>
        )}
        <div class="handover-foot">
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            {h.cancel}
          </button>
          <button
            type="submit"
            class="button button-brand"
            disabled={working || state.view.value.connection !== 'online'}
          >
            {from ? (working ? h.takingOver : h.takeOver) : working ? h.sending : h.send}
          </button>
        </div>
      </form>
    </dialog>
  );
}
