import { HANDOVER_REASONS, type HandoverReason } from '@shopbell/protocol/constants';
import { useState } from 'preact/hooks';
import { shopperName } from '../../i18n/names.ts';
import { whyNot } from '../../state/duty.ts';
import { isInbox } from '../../state/inbox.ts';
import type { Handing } from '../../state/index.ts';
import { goingIn } from '../../state/left-behind.ts';
import { useApp } from '../context.ts';
import { wantFocusIn } from '../focus.ts';
import { FormDialog } from './form-dialog.tsx';
import { groupOf, isThere, others, Targets } from './targets.tsx';
import { WordsField, wordsWrong } from './words.tsx';

const QUEUE = 'queue';

/** Whom a conversation goes to, why, and what they have to know; or, with `from`, why it is taken over. */
export function HandoverDialog({ handing }: { handing: Handing }) {
  const app = useApp();
  const { state, intents } = app;
  const t = state.settings.all.value;
  const h = t.handover;
  const { conversation, from, working, problem } = handing;
  const [to, setTo] = useState('');
  const [reason, setReason] = useState<HandoverReason | undefined>(undefined);
  const [text, setText] = useState('');
  const files = goingIn(state, conversation).length;
  const about = state.about.value;
  const self = state.self.value;
  const { groups } = state.view.value;
  const colleagues = others(state.part.colleagues.value, self?.id, t.lang);
  const row = state.lists.rows.value.get(conversation);
  const claimed = row !== undefined && isInbox(row);
  const group = groupOf(to);
  const isClosed = group !== undefined && groups.some(({ id, open }) => id === group && !open);
  const send = async () => {
    const wish = from
      ? { from: from.id, why: text }
      : reason && { to: group === undefined ? to : { group }, reason, note: text };
    if (!wish || !(await intents.handOver(wish))) return;
    // The list may call it mine for a moment more; its box is gone.
    if (from) wantFocusIn(app, conversation);
    else state.focus.value = 'thread';
  };
  return (
    <FormDialog
      id="handover"
      heading={from ? h.takeOverHeading(from.name) : h.heading(about ? shopperName(t, about.shopper) : '')}
      wrong={{
        to: from || to === QUEUE || isThere({ colleagues, groups }, to) ? '' : h.toMissing,
        reason: from || reason ? '' : h.reasonMissing,
        text: wordsWrong(t, text, from ? h.whyMissing : h.noteMissing),
      }}
      working={working}
      problem={problem}
      send={from ? (working ? h.takingOver : h.takeOver) : working ? h.sending : h.send}
      onSend={() => void send()}
      onClose={() => {
        intents.leaveHandover();
        wantFocusIn(app, conversation);
      }}
      fields={(told) => (
        <>
          {!from && (
            <>
              <div class="field">
                <label for="handover-to">{h.to}</label>
                <select
                  id="handover-to"
                  name="to"
                  value={to}
                  onChange={(e) => setTo(e.currentTarget.value)}
                  {...told.of('to')}
                >
                  <option value="">{h.choose}</option>
                  <Targets t={t} groups={groups} colleagues={colleagues} />
                  <option value={QUEUE}>{claimed ? t.floor.backToLeft : h.queue}</option>
                </select>
                <span id="handover-to-hint" class="handover-hint">
                  {isClosed ? t.floor.closedHint : colleagues.every(whyNot) && h.nobody}
                </span>
                {told.fault('to')}
              </div>
              <div class="field">
                <label for="handover-reason">{h.reason}</label>
                <select
                  id="handover-reason"
                  name="reason"
                  value={reason ?? ''}
                  onChange={(e) => setReason(HANDOVER_REASONS.find((one) => one === e.currentTarget.value))}
                  {...told.of('reason', false)}
                >
                  <option value="">{h.choose}</option>
                  {HANDOVER_REASONS.map((one) => (
                    <option key={one} value={one}>
                      {h.reasons[one]}
                    </option>
                  ))}
                </select>
                {told.fault('reason')}
              </div>
            </>
          )}
          <WordsField
            id="handover"
            label={from ? h.why : h.note}
            hint={from ? h.whyHint(from.name) : files > 0 ? `${h.noteHint} ${t.act.filesGoing(files)}` : h.noteHint}
            rows={4}
            value={text}
            told={told}
            onInput={setText}
          />
        </>
      )}
    />
  );
}
