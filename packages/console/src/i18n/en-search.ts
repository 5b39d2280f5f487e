/** The way to the search, and the place it led to. */
export const enSearch = {
  search: {
    label: 'Search',
    open: 'Search everything',
    opened: (name: string, text: string) => `Opened where ${name} said: ${text}`,
    openedAt: 'Opened at the place that was found.',
    spotLoading: 'The place that was found comes in …',
    spotFailed: 'The place that was found could not be loaded.',
    toNewest: 'To the newest message',
    later: 'Later messages come in …',
    laterFailed: 'Later messages could not be loaded.',
  },
};

export type SearchMessages = typeof enSearch;
