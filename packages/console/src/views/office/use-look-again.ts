import { useComputed } from '@preact/signals';
import { useApp } from '../context.ts';

/** Another number each `ms` while the page is before somebody's eyes, and undefined while it is not. */
export function useLookAgain(ms: number): number | undefined {
  const { visible, now } = useApp().state;
  return useComputed(() => (visible.value ? Math.floor(now.value / ms) : undefined)).value;
}
