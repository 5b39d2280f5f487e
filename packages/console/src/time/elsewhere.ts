/** Hours and minutes of an instant in another time zone, with the day's name where it is another day there; undefined for no zone. */
export function timeThere(at: number, zone: string, lang: string): string | undefined {
  try {
    const there = { timeZone: zone } as const;
    const time = new Intl.DateTimeFormat(lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...there });
    const day = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
    const sameDay =
      new Intl.DateTimeFormat('en', { ...day, ...there }).format(at) === new Intl.DateTimeFormat('en', day).format(at);
    const name = sameDay ? '' : `${new Intl.DateTimeFormat(lang, { weekday: 'short', ...there }).format(at)} `;
    return `${name}${time.format(at)}`;
  } catch {
    // A zone that this browser has not heard of, or a made-up one.
    return undefined;
  }
}

/** What a language is called, in the reader's own; the tag itself where nobody knows. */
export function languageName(tag: string, lang: string): string {
  try {
    return new Intl.DisplayNames(lang, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
