import type { Refused } from '../../api/shapes.ts';
import { refusedText } from '../../i18n/problems.ts';
import { stopwatch } from '../../time/format.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';

/** A refusal in words, read out when it comes. Empty while there is none, so that a reader notices the change. */
export function Told({ refused, id }: { refused: Refused | undefined; id?: string }) {
  const t = useApp().state.settings.t.value;
  return (
    <p class="told" role="alert" id={id}>
      {refused && <Icon name="alert" />}
      {refused && <span>{text(refused)}</span>}
    </p>
  );

  function text(given: Refused): string {
    const { code, retryAfterMs } = given;
    if (code !== 'rate_limited' || retryAfterMs === undefined) return refusedText(t.problems, given);
    return `${t.signIn.tooMany} ${t.signIn.againIn(stopwatch(retryAfterMs + 999))}`;
  }
}
