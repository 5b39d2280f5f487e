import type { PersonKey } from '@shopbell/domain';
import type { Tables } from './tables.ts';

/** Whom the letters of a person's conversations have led here. */
export function byLetter({ conversations, devices }: Tables, person: PersonKey): readonly PersonKey[] {
  const found = new Set([person]);
  // What is added meanwhile comes up, too.
  for (const each of found) {
    for (const { participant, only } of devices.values()) {
      if (only !== undefined && conversations.get(only)?.person === each) found.add(`p:${participant}`);
    }
  }
  found.delete(person);
  return [...found];
}
