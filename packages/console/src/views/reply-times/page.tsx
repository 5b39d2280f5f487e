import { MAX_LIMIT_MS, MIN_LIMIT_MS, SETTINGS_BOUNDS } from '@shopbell/domain';
import { useEffect, useState } from 'preact/hooks';
import type { FloorView, ReplyLimit, ReplyRule } from '../../api/floor.ts';
import { useApp } from '../context.ts';
import { useDraft } from '../office/draft.ts';
import { boundsText, DurationField } from '../office/duration.tsx';
import { Frame, Loading } from '../office/frame.tsx';
import { SaveBar } from '../office/save.tsx';
import { useTask } from '../office/task.ts';
import { isWrong } from '../office/wrong.tsx';
import { RatingRulesPart } from '../rating/rules.tsx';

/** When replies are due, and when the list warns. */
export function ReplyTimesPage() {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  useEffect(() => void intents.office.loadFloor(), [intents]);
  return (
    <Frame title={t.pages.times} here="times">
      <Loading
        of={state.office.floor.value}
        again={() => void intents.office.loadFloor()}
        draw={(floor) => <Thresholds floor={floor} />}
      />
      <RatingRulesPart />
    </Frame>
  );
}

function Thresholds({ floor: { replyRule, leftReplyWithinMs, caseWindowMs } }: { floor: FloorView }) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const task = useTask();
  const [done, setDone] = useState('');
  const draft = useDraft({ replyRule, leftReplyWithinMs, caseWindowMs });
  const { replyRule: rule } = draft.value;
  const set = (patch: Partial<typeof draft.value>): void => {
    setDone('');
    draft.set({ ...draft.value, ...patch });
  };
  const setRule = (next: ReplyRule): void => set({ replyRule: next });
  const setLimit = (clock: keyof ReplyRule['limits'], patch: Partial<ReplyLimit>): void =>
    setRule({ ...rule, limits: { ...rule.limits, [clock]: { ...rule.limits[clock], ...patch } } });
  const { refused } = task;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!(await task.run(() => intents.office.setThresholds(draft.value)))) return;
    draft.drop();
    setDone(t.replyTimes.saved);
  };
  return (
    <form class="reply-times" noValidate onSubmit={submit}>
      <p class="faint">{t.replyTimes.intro}</p>
      {(['first_reply', 'reply'] as const).map((clock) => (
        <section key={clock} aria-labelledby={`clock-${clock}`}>
          <h2 id={`clock-${clock}`}>{t.replyTimes.clocks[clock]}</h2>
          <div class="pair">
            <DurationField
              label={t.replyTimes.limit[clock]}
              ms={rule.limits[clock].limitMs}
              units={['second', 'minute', 'hour']}
              hint={t.replyTimes.limitHint[clock]}
              wrong={
                isWrong(refused, `replyRule.limits.${clock}.limitMs`) && boundsText(t, [MIN_LIMIT_MS, MAX_LIMIT_MS])
              }
              onSet={(limitMs) => setLimit(clock, { limitMs })}
            />
            <DurationField
              label={t.replyTimes.warn[clock]}
              ms={rule.limits[clock].warnBeforeMs}
              units={['second', 'minute', 'hour']}
              hint={t.replyTimes.warnHint[clock]}
              wrong={isWrong(refused, `replyRule.limits.${clock}.warnBeforeMs`) && t.faults.warning}
              onSet={(warnBeforeMs) => setLimit(clock, { warnBeforeMs })}
            />
          </div>
        </section>
      ))}
      <fieldset class="choices">
        <legend>{t.replyTimes.counts}</legend>
        {(['all_time', 'service_time'] as const).map((counts) => (
          <label class="choice" key={counts}>
            <input
              type="radio"
              name="counts"
              checked={rule.counts === counts}
              onChange={() => setRule({ ...rule, counts })}
            />
            <span>
              {t.replyTimes.countsAs[counts]}
              <small class="field-hint">{t.replyTimes.countsHints[counts]}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <section aria-labelledby="left-due">
        <h2 id="left-due">{t.replyTimes.left}</h2>
        <DurationField
          label={t.replyTimes.leftWithin}
          ms={draft.value.leftReplyWithinMs}
          units={['minute', 'hour']}
          hint={t.replyTimes.leftHint}
          wrong={isWrong(refused, 'leftReplyWithinMs') && boundsText(t, SETTINGS_BOUNDS.leftReplyWithinMs)}
          onSet={(ms) => set({ leftReplyWithinMs: ms })}
        />
      </section>
      <section aria-labelledby="case-window">
        <h2 id="case-window">{t.replyTimes.back}</h2>
        <DurationField
          label={t.replyTimes.backWithin}
          ms={draft.value.caseWindowMs}
          units={['hour', 'day']}
          hint={t.replyTimes.backHint}
          wrong={isWrong(refused, 'caseWindowMs') && boundsText(t, SETTINGS_BOUNDS.caseWindowMs)}
          onSet={(ms) => set({ caseWindowMs: ms })}
        />
      </section>
      <SaveBar task={task} changed={draft.changed} done={done} yes={t.replyTimes.save} onDrop={draft.drop} />
    </form>
  );
}
