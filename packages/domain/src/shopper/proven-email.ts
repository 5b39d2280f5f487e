import { isEmail } from '@shopbell/protocol/constants';
import type { Attributes } from './facts.ts';

/** What a shop calls it in the token it signs, in any case. */
const NAME = /^e-?mail$/i;

/** The address that the shop's signed token gives a member; what a page says is nobody's proof. */
export function provenEmail(attributes: readonly Attributes[]): string | undefined {
  const values = attributes.find(({ source }) => source === 'member')?.values ?? {};
  const found = Object.entries(values).find(([name]) => NAME.test(name))?.[1];
  const address = typeof found === 'string' ? found.trim() : '';
  return isEmail(address) ? address : undefined;
}
