/** Times and days in the reader's language and time zone. */
export interface Clock {
  /** `14:03` or `2:03 PM`, as the region has it. */
  time(at: number): string;
  /** `Yesterday`, `Today`, `Tomorrow`, else the date; with the year when it is another one. */
  day(at: number, now: number): string;
  /** Machine-readable, for `<time datetime>`. */
  iso(at: number): string;
}

const DAY_MS = 86_400_000;

const midnight = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

/** @param tag see `ownTag` */
export function createClock(tag: string): Clock {
  // Made with the first need: together they take a phone as long as the rest of an opening, and an empty thread tells no time.
  const format = (options: Intl.DateTimeFormatOptions) => {
    let made: Intl.DateTimeFormat | undefined;
    return (at: number): string => {
      made ??= new Intl.DateTimeFormat(tag, options);
      return made.format(at);
    };
  };
  const date = { weekday: 'short', month: 'long', day: 'numeric' } as const;
  const days = format(date);
  const years = format({ ...date, year: 'numeric' });
  let near: Intl.RelativeTimeFormat | undefined;

  return {
    time: format({ timeStyle: 'short' }),
    day(at, now) {
      // Rounded: a day of 23 or 25 hours is one day.
      const ago = Math.round((midnight(now) - midnight(at)) / DAY_MS);
      if (Math.abs(ago) <= 1) {
        near ??= new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
        return near.format(-ago, 'day');
      }
      return (new Date(at).getFullYear() === new Date(now).getFullYear() ? days : years)(at);
    },
    iso: (at) => new Date(at).toISOString(),
  };
}

/** The reader's calendar day of an instant, as a key. */
export function dayOf(at: number): string {
  return new Date(at).toDateString();
}
