import { describe, expect, it } from 'vitest';
import { COMPOSITION_TAIL_MS, sends } from './enter.ts';

const enter = { key: 'Enter', shiftKey: false, isComposing: false, keyCode: 13 };
const LONG_AGO = Number.POSITIVE_INFINITY;

describe('sends', () => {
  it('sends on Enter and breaks the line on Shift+Enter', () => {
    expect(sends(enter, LONG_AGO)).toBe(true);
    expect(sends({ ...enter, shiftKey: true }, LONG_AGO)).toBe(false);
    expect(sends({ ...enter, key: 'a', keyCode: 65 }, LONG_AGO)).toBe(false);
  });

  it('does not send while a candidate is chosen (Chrome, Firefox: keydown during the composition)', () => {
    expect(sends({ ...enter, isComposing: true, keyCode: 229 }, LONG_AGO)).toBe(false);
    expect(sends({ ...enter, isComposing: true }, LONG_AGO)).toBe(false);
  });

  it('does not send on a key that goes to the input method, whatever isComposing says', () => {
    expect(sends({ ...enter, keyCode: 229 }, LONG_AGO)).toBe(false);
  });

  it('does not send right after the composition ended (Safari: keydown comes last)', () => {
    expect(sends(enter, 0)).toBe(false);
    expect(sends(enter, COMPOSITION_TAIL_MS - 1)).toBe(false);
    expect(sends(enter, COMPOSITION_TAIL_MS)).toBe(true);
  });
});
