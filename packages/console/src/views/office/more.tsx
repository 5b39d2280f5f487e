import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Refused } from '../../api/shapes.ts';
import { useApp } from '../context.ts';
import { useTask } from './task.ts';
import { Told } from './told.tsx';

interface MoreProps {
  /** The list that goes on at its end, and how many entries it has. */
  list: RefObject<HTMLElement | null>;
  count: number;
  /** What the button says; undefined: there are no more. */
  label: string | undefined;
  class: string;
  onMore(): Promise<Refused | undefined>;
}

/**
 * The button behind which there is more of a list. Who goes on by keyboard stays at it; where it is gone, they are at the first new
 * entry, or at its link.
 */
export function More({ list, count, label, class: look, onMore }: MoreProps) {
  const t = useApp().state.settings.all.value;
  const task = useTask();
  const button = useRef<HTMLButtonElement>(null);
  /** How many entries there were when the button was pressed that had the focus. */
  const pressed = useRef<number | undefined>(undefined);
  useLayoutEffect(() => {
    const before = pressed.current;
    if (before === undefined || (task.busy && label !== undefined)) return;
    pressed.current = undefined;
    // Somebody may have gone elsewhere meanwhile.
    if (document.activeElement !== document.body) return;
    const entry = list.current?.children[Math.min(before, count - 1)] as HTMLElement | undefined;
    const target = button.current ?? entry?.querySelector('a') ?? entry;
    if (target === entry) entry?.setAttribute('tabindex', '-1');
    target?.focus();
  }, [task.busy, label]);
  return (
    <>
      {label !== undefined && (
        <button
          ref={button}
          type="button"
          class={look}
          disabled={task.busy}
          onClick={() => {
            if (document.activeElement === button.current) pressed.current = count;
            void task.run(onMore);
          }}
        >
          {task.busy ? t.office.working : label}
        </button>
      )}
      <Told refused={task.refused} />
    </>
  );
}
