import { cap } from '../../keys/caps.ts';
import { Key } from '../parts/key.tsx';
import type { Words } from './words.ts';

/** The keys of the list, where they are needed; each control tells its own to a reader. */
export function Legend({ w }: { w: Words }) {
  const keys = [
    [['↓', '↑'], w.keys.walk],
    [['↵'], w.keys.open],
    [['␣'], w.keys.pick],
    [['⇧ ↓'], w.keys.range],
    [['Ctrl A'], w.keys.all],
    [[cap('take')], w.keys.claim],
    [[cap('search')], w.keys.find],
  ] as const;
  return (
    <p class="inbox-legend">
      <span aria-hidden="true">
        {keys.map(([names, does]) => (
          <span key={does}>
            {names.map((name) => (
              <Key key={name} name={name} />
            ))}{' '}
            {does}
          </span>
        ))}
      </span>
      <span>{w.dueHint}</span>
    </p>
  );
}
