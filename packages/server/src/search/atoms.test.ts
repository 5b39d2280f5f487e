import { expect, it } from 'vitest';
import { atomsByRule, atomsOf } from './atoms.ts';

it('knows every character as the rule does, alone and in company', () => {
  for (let code = 0; code < 0x10000; code++) {
    const char = String.fromCharCode(code);
    for (const text of [char, `a${char}1`, `退${char}货`, `${char}${char}`]) {
      const [quick, ruled] = [atomsOf({ text }), atomsByRule(text)];
      if (JSON.stringify(quick) !== JSON.stringify(ruled)) expect([code, quick]).toEqual([code, ruled]);
    }
  }
  expect(atomsOf({ text: `${'x'.repeat(70)}退货𠀀货` })).toEqual(atomsByRule(`${'x'.repeat(70)}退货𠀀货`));
});

it('parts words of more than 32 characters', () => {
  for (const text of ['x'.repeat(70), '7'.repeat(65), `${'x'.repeat(32)}7`])
    expect(atomsOf({ text })).toEqual(atomsByRule(text));
});
