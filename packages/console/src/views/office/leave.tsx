import { useLayoutEffect, useRef } from 'preact/hooks';
import { useApp } from '../context.ts';
import { Question } from './question.tsx';

/** "Leave without saving?", above a page whose forms would go. With "no" the focus is back where it was. */
export function LeaveQuestion() {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const asked = state.office.away.value !== undefined;
  const before = useRef<Element | null>(null);
  // Noted while it is drawn: once it is there, the question has the focus.
  if (asked && before.current === null) before.current = document.activeElement;
  useLayoutEffect(() => {
    if (asked) return;
    if (document.activeElement === document.body && before.current instanceof HTMLElement) before.current.focus();
    before.current = null;
  }, [asked]);
  if (!asked) return null;
  return (
    <div class="office-leave">
      <Question
        text={t.office.leaveAsk}
        yes={t.office.leaveYes}
        busy={false}
        onYes={() => intents.office.answerLeave(true)}
        onNo={() => intents.office.answerLeave(false)}
      />
    </div>
  );
}
