/** A screen that is small or large, and turns when told. */
export function screenOf(small: boolean): { turn(next: boolean): void; restore(): void } {
  const own = window.matchMedia;
  const media = Object.assign(new EventTarget(), { matches: small });
  window.matchMedia = (query) => (query.includes('479') ? (media as MediaQueryList) : own.call(window, query));
  return {
    turn(next: boolean) {
      media.matches = next;
      media.dispatchEvent(new Event('change'));
    },
    restore: () => {
      window.matchMedia = own;
    },
  };
}
