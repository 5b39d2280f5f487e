import type { Finding } from '@shopbell/domain';
import type { ComponentChildren } from 'preact';

/** A text with what was found in it marked. Of two at one place the first is. */
export function Marked({ text, findings }: { text: string; findings: readonly Finding[] }) {
  const parts: ComponentChildren[] = [];
  let from = 0;
  for (const { start, end, level, rule } of findings) {
    // The whole of it is no place to look at.
    if (start < from || rule === 'repetition') continue;
    parts.push(text.slice(from, start));
    parts.push(
      <mark key={start} data-level={level}>
        {text.slice(start, end)}
      </mark>,
    );
    from = end;
  }
  parts.push(text.slice(from));
  return <>{parts}</>;
}
