/** A file in a message, as far as it is used. */
export const SHARED_FILE = { id: '', name: '', type: '', bytes: 0, 'width?': 0, 'height?': 0 } as const;
