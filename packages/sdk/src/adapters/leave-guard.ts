/** Who would lose something now. */
const unsafe = new Set<object>();

/** A browser asks its own question; ours could not be shown. */
const ask = (event: Event): void => event.preventDefault();

/** Asks before the page is left while anybody wants it. Does nothing outside browsers. */
export function leaveGuard(on: boolean, who: object): void {
  if (typeof document === 'undefined') return;
  const before = unsafe.size;
  if (on) unsafe.add(who);
  else unsafe.delete(who);
  if (unsafe.size && !before) addEventListener('beforeunload', ask);
  if (!unsafe.size && before) removeEventListener('beforeunload', ask);
}
