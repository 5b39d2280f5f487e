import { tip } from '../../keys/caps.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import type { ToolProps } from './tool.ts';
import { slashAt } from './use-slash.ts';

/** The way to ready replies for who doesn't type `/`. */
export function ReadyTool({ about, lane, field, insert }: ToolProps) {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  if (lane !== 'public') return null;
  const { slash } = state.ready;

  const open = (): void => {
    const area = field.current;
    if (!area) return;
    const isFree = area.selectionStart === 0 || /\s/.test(area.value[area.selectionStart - 1] ?? '');
    insert(isFree ? '/' : ' /');
    const from = slashAt(area.value, area.selectionStart);
    if (from === undefined) return;
    slash.value = { conversation: about.conversation, from, typed: '', at: 0 };
    if (state.ready.replies.peek().is !== 'here') void intents.ready.load();
  };

  return (
    <button
      type="button"
      class="quiet icon-button"
      aria-label={t.ready.open}
      title={tip(t.ready.open, 'search')}
      onClick={open}
    >
      <Icon name="ready" />
    </button>
  );
}
