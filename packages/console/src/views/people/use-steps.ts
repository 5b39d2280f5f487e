import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../context.ts';

/** Rows drawn at first, and with each step after that. */
export const STEP = 50;
/** From one step to the next, in ms: a key that is pressed meanwhile is served between. */
const EVERY_MS = 16;

/** How many of so many rows are drawn by now: a page of hundreds opens with the first of them, and the others follow by themselves. */
export function useSteps(count: number): number {
  const { after } = useApp();
  const [drawn, setDrawn] = useState(STEP);
  useEffect(() => (drawn < count ? after(EVERY_MS, () => setDrawn(drawn + STEP)) : undefined), [drawn, count]);
  return Math.min(drawn, count);
}
