import { expect, it } from 'vitest';
import { candidatePicks } from './compositions.ts';

it('makes the same picks of the same seed, and has Enter in each of them', () => {
  const picks = candidatePicks(1, 60);
  expect(candidatePicks(1, 60)).toEqual(picks);
  expect(candidatePicks(2, 60)).not.toEqual(picks);
  const enters = picks.filter(({ type, init }) => type === 'keydown' && init.key === 'Enter');
  expect(enters.length).toBeGreaterThanOrEqual(60);
  expect(picks.filter(({ type }) => type === 'compositionend')).toHaveLength(60);
});

it('brings every sign by which such an Enter is told, each without the others', () => {
  const picks = candidatePicks(1, 1000);
  const signs = picks.flatMap(({ type, init, at }, index) => {
    if (type !== 'keydown' || init.key !== 'Enter') return [];
    const before = picks[index - 1];
    const soon = before?.type === 'compositionend' && at - before.at < 50;
    return [`${init.isComposing ? 'composing ' : ''}${init.keyCode}${soon ? ' soon' : ''}`];
  });
  expect([...new Set(signs)].sort()).toEqual(['13 soon', '229', '229 soon', 'composing 13', 'composing 229']);
});
