import { describe, expect, it } from 'vitest';
import { COLLEAGUE, idOf, message, rowOf, shopperOf, threadOf } from '../testing/fixtures.ts';
import { aboutOf } from './about.ts';

const row = rowOf(1, { state: 'active', agent: COLLEAGUE });

describe('what is known of a conversation', () => {
  it('stands as its row says until its thread has something to tell, so that no box comes and goes', () => {
    const blank = threadOf(1, { state: 'requested' });
    expect(aboutOf(idOf(1), row, blank)).toMatchObject({ state: 'active', agent: { id: COLLEAGUE.id } });
    const told = threadOf(1, { state: 'closed', events: [message(1, shopperOf(1), 0, 'Hello')] });
    expect(aboutOf(idOf(1), row, told)?.state).toBe('closed');
  });

  it('is nothing while neither is there', () => {
    expect(aboutOf(idOf(1), undefined, threadOf(1))).toBeUndefined();
  });
});
