/** A browser asks its own question; ours could not be shown. */
const ask = (event: Event): void => event.preventDefault();

let asks = false;

/** Asks before the page is left, or no longer. Does nothing outside browsers. */
export function leaveGuard(on: boolean): void {
  if (on === asks || typeof document === 'undefined') return;
  asks = on;
  if (on) addEventListener('beforeunload', ask);
  else removeEventListener('beforeunload', ask);
}
