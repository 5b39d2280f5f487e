import { useRef } from 'preact/hooks';
import { reasonText } from '../../i18n/names.ts';
import type { Handover } from '../../state/handover.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { Text } from '../parts/text.tsx';
import { WantedFocus } from '../parts/use-focus.ts';

/** The note of whoever had the conversation before. It stands where the box will be, until it is read. */
export function HandoverNote({ handover }: { handover: Handover }) {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  const h = t.handover;
  const read = useRef<HTMLButtonElement>(null);
  return (
    <section class="handover-note" aria-labelledby="handover-from" aria-describedby="handover-words">
      <h3 id="handover-from" class="handover-from">
        <Icon name="desk" />
        <bdi>{handover.kind === 'transferred' ? h.from(handover.by) : h.back(handover.by)}</bdi>
      </h3>
      <p class="handover-reason">{t.thread.handedOver(reasonText(t, handover.reason))}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long note scrolls, also by keyboard */}
      <p id="handover-words" class="handover-words" dir="auto" tabIndex={0}>
        <Text text={handover.text} />
      </p>
      <div class="handover-foot">
        <p class="handover-hint">{h.first}</p>
        <button
          ref={read}
          type="button"
          class="button button-brand"
          onClick={() => {
            intents.readHandover(handover);
            state.focus.value = 'write';
          }}
        >
          {h.read}
        </button>
        <WantedFocus place="write" element={read} />
      </div>
    </section>
  );
}
