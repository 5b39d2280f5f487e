/** What a client calls itself in its hello. */
export const CLIENT = { name: '@shopbell/sdk', version: '0.0.0' } as const;
