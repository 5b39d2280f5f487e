import type { ConversationId } from '@shopbell/protocol';
import { useState } from 'preact/hooks';
import type { Said } from '../../api/shapes.ts';
import { timeOfDay } from '../../time/format.ts';
import { useApp } from '../context.ts';
import { useTask } from '../office/task.ts';
import { Told } from '../office/told.tsx';
import { useFocus } from '../parts/use-focus.ts';

/** What a message said that was taken back, for supervisors and admins. It is asked for by a press, because reading it is noted. */
export function Behind({ conversation, seq }: { conversation: ConversationId; seq: number }) {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  const task = useTask();
  const [said, setSaid] = useState<readonly Said[] | undefined>(undefined);
  const read = () =>
    task.run(async () => {
      const answer = await intents.office.readTakenBack(conversation, seq);
      if (!answer.ok) return answer.refused;
      setSaid(answer.value);
      return undefined;
    });
  if (said) return <Words said={said} onHide={() => setSaid(undefined)} />;
  return (
    <>
      <button
        type="button"
        class="quiet behind-read"
        title={t.behind.hint}
        disabled={task.busy}
        onClick={() => void read()}
      >
        {task.busy ? t.office.working : t.behind.read}
      </button>
      <Told refused={task.refused} />
    </>
  );
}

function Words({ said, onHide }: { said: readonly Said[]; onHide(): void }) {
  const t = useApp().state.settings.t.value;
  const words = useFocus<HTMLElement>();
  return (
    <section class="behind" ref={words} tabIndex={-1} aria-label={t.behind.label}>
      {said.map(({ at, text }, i) => (
        <p key={`${at} ${i}`} class="behind-words">
          <bdi>{text}</bdi> <time dateTime={new Date(at).toISOString()}>{timeOfDay(at, t.lang)}</time>
        </p>
      ))}
      <p class="faint">{t.behind.noted}</p>
      <button type="button" class="quiet" onClick={onHide}>
        {t.behind.hide}
      </button>
    </section>
  );
}
