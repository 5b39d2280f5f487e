/**
 * So long somebody stays with a conversation until they rest there, in ms. Who goes through the list by keys, four a second, rests
 * nowhere on the way: what nobody reads in passing is neither drawn nor asked for.
 */
export const REST_MS = 250;
