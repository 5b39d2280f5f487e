/** Whether a list begins with all of another one, the same objects in the same places. */
export const isBegun = (now: readonly unknown[], before: readonly unknown[]): boolean =>
  now === before || (now.length >= before.length && before.every((one, at) => one === now[at]));
