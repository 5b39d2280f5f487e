import { isLast } from '../../state/duty.ts';
import { useApp } from '../context.ts';

/** What goes back to the queue when one goes, and that it becomes a left message where nobody else is there. */
export function GoesBack() {
  const { state } = useApp();
  const { floor: t } = state.settings.t.value;
  const view = state.view.value;
  // What it was about may end while it is asked.
  const left = view.mine.length + view.waiting.length;
  return (
    <>
      {view.mine.length > 0 && t.signOffHave(view.mine.length)}{' '}
      {isLast(view, state.self.value?.id ?? '') && left > 0 && t.signOffLast(left)}
    </>
  );
}
