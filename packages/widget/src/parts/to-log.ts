/**
 * Moves the focus from what is about to go to the talk. Who pressed a key sees where it went; around the whole talk a ring would
 * only startle who pointed.
 *
 * @param event the press
 */
export function toLog(event: Event): void {
  const log = (event.target as Element).closest('.stack')?.querySelector<HTMLElement>('.log');
  if (!log) return;
  // A press of a key raises a click too, one of no pointer.
  log.toggleAttribute('data-quiet', event instanceof UIEvent && event.detail > 0);
  log.focus();
  for (const type of ['blur', 'keydown']) {
    log.addEventListener(type, () => log.removeAttribute('data-quiet'), { once: true });
  }
}
