import type { ConversationRow } from '@shopbell/protocol';
import { MINUTE_MS, span } from '../../time/format.ts';
import { useApp } from '../context.ts';

/** Why a case of this agent's doesn't go on; nothing while it does. */
export function StuckLine({ row }: { row: ConversationRow }) {
  const { state } = useApp();
  const t = state.settings.t.value;
  const stuck = state.stuck.value.get(row.conversation);
  if (!stuck) return null;
  const late = t.floor.overdue(span(Math.max(MINUTE_MS, state.now.value - stuck.at), t.lang));
  return (
    <span class="row-due-over row-stuck">
      {stuck.why === 'left_overdue' ? t.floor.stuckLeft(late) : t.floor.stuck[stuck.why]}
    </span>
  );
}
