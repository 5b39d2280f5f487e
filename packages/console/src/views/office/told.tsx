import type { Refused } from '../../api/shapes.ts';
import { refusedText } from '../../i18n/problems.ts';
import { stopwatch } from '../../time/format.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';

/** A refusal in words, its own or those that `says` has for it, read out when it comes. Empty while there is none, so that a reader notices the change. */
export function Told({ refused, id, says }: { refused: Refused | undefined; id?: string; says?: string | undefined }) {
  const { state, words } = useApp();
  const { all, t: first } = state.settings;
  // A thread's mask tells of a refusal, too, maybe before the pages' texts are here.
  const t = words.areHere() ? all.value : first.value;
  return (
    <p class="told" role="alert" id={id}>
      {refused && <Icon name="alert" />}
      {refused && <span>{says ?? text(refused)}</span>}
    </p>
  );

  function text(given: Refused): string {
    const { code, retryAfterMs } = given;
    if (code !== 'rate_limited' || retryAfterMs === undefined) return refusedText(t.problems, given);
    return `${t.signIn.tooMany} ${t.signIn.againIn(stopwatch(retryAfterMs + 999))}`;
  }
}
