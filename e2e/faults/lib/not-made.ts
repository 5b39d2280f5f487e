import type { Fault } from './types.ts';

export interface NotMade extends Pick<Fault, 'name' | 'what' | 'rules'> {
  /** Why, as it is read after "was not run:". */
  reason: string;
}

/** A fault that belongs to the list and is made nowhere: it is named, with its reason, and counts as nothing. */
export function notMade({ name, what, rules, reason }: NotMade): Fault {
  const never = () => Promise.reject(new Error(`${name} is not made: ${reason}`));
  return {
    name,
    what,
    rules,
    control: 'none',
    shows: [],
    notHere: () => Promise.resolve(reason),
    run: never,
    runControl: never,
  };
}
