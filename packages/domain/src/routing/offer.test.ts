import { describe, expect, test } from 'vitest';
import { type OfferEvent, type OfferState, stepOffer } from './offer.ts';

const STATES = ['offered', 'accepted', 'declined', 'lapsed', 'withdrawn'] as const;
const EVENTS: Record<OfferEvent['on'], OfferEvent> = {
  accept: { on: 'accept', by: 'na' },
  decline: { on: 'decline', by: 'na' },
  tick: { on: 'tick' },
  withdraw: { on: 'withdraw' },
};
const offer = (state: OfferState['state']): OfferState => ({ state, agent: 'na', until: 100 });

/** `state: effects` of each cell, one ms before the offer's end. */
const EXPECTED: Record<OfferState['state'], Record<OfferEvent['on'], string>> = {
  offered: {
    accept: 'accepted: assign na',
    decline: 'declined: requeue na',
    tick: 'offered:',
    withdraw: 'withdrawn: requeue',
  },
  accepted: { accept: 'accepted:', decline: 'accepted: refuse too_late', tick: 'accepted:', withdraw: 'accepted:' },
  declined: { accept: 'declined: refuse too_late', decline: 'declined:', tick: 'declined:', withdraw: 'declined:' },
  lapsed: { accept: 'lapsed: refuse too_late', decline: 'lapsed:', tick: 'lapsed:', withdraw: 'lapsed:' },
  withdrawn: {
    accept: 'withdrawn: refuse too_late',
    decline: 'withdrawn:',
    tick: 'withdrawn:',
    withdraw: 'withdrawn:',
  },
};

function answer(state: OfferState, event: OfferEvent, now: number): string {
  const { next, effects } = stepOffer(state, event, now);
  const told = effects.map((effect) => {
    if (effect.do === 'assign') return ` assign ${effect.agent}`;
    if (effect.do === 'refuse') return ` refuse ${effect.why}`;
    return effect.passedBy === undefined ? ' requeue' : ` requeue ${effect.passedBy}`;
  });
  return `${next.state}:${told.join()}`;
}

describe('the table', () => {
  const cells = STATES.flatMap((state) => Object.values(EVENTS).map((event) => ({ state, event, on: event.on })));

  test.each(cells)('[RT12] $state × $on', ({ state, event, on }) => {
    expect(answer(offer(state), event, 99)).toBe(EXPECTED[state][on]);
  });

  test('[RT12] at its end an offer has lapsed, whatever comes first', () => {
    expect(answer(offer('offered'), EVENTS.tick, 100)).toBe('lapsed: requeue na');
    expect(answer(offer('offered'), EVENTS.accept, 100)).toBe('lapsed: requeue na, refuse too_late');
    expect(answer(offer('offered'), EVENTS.decline, 100)).toBe('lapsed: requeue na');
  });

  test.each(STATES)('[RT12] a colleague neither accepts nor declines what is %s', (state) => {
    expect(answer(offer(state), { on: 'accept', by: 'wei' }, 99)).toBe(`${state}: refuse not_yours`);
    expect(answer(offer(state), { on: 'decline', by: 'wei' }, 99)).toBe(`${state}: refuse not_yours`);
  });
});
