import { describe, expect, it } from 'vitest';
import { HEADING_MAX, LOOK_CHOICES, parseBrand, parseLook, STANDARD_LOOK } from './look.ts';

const faults = (value: unknown) => {
  const result = parseLook(value);
  return result.ok ? [] : result.faults.map(({ code, path }) => `${path}: ${code}`);
};

describe('the look of the chat', () => {
  it('[LO1] is read whole, and kept in one form', () => {
    expect(parseLook(STANDARD_LOOK)).toEqual({ ok: true, look: STANDARD_LOOK });
    const given = { ...STANDARD_LOOK, brand: ' 2B59C3 ', heading: '  茶与壶 Kettle & Leaf ', theme: 'dark', more: 1 };
    expect(parseLook(given)).toEqual({
      ok: true,
      look: { ...STANDARD_LOOK, brand: '#2b59c3', heading: '茶与壶 Kettle & Leaf', theme: 'dark' },
    });
    expect(parseLook({ ...STANDARD_LOOK, heading: ' ' })).toEqual({ ok: true, look: STANDARD_LOOK });
    for (const [path, [first]] of Object.entries(LOOK_CHOICES)) expect(STANDARD_LOOK).toHaveProperty(path, first);
  });

  it('[LO1] that is not right is refused, each fault by its name', () => {
    expect(faults(undefined)).toEqual(Object.keys(LOOK_CHOICES).map((path) => `${path}: choice_invalid`));
    expect(faults({ ...STANDARD_LOOK, brand: 'red', position: 'left', heading: 'a\nb', storage: null })).toEqual([
      'brand: brand_invalid',
      'heading: heading_invalid',
      'position: choice_invalid',
      'storage: choice_invalid',
    ]);
    expect(faults({ ...STANDARD_LOOK, heading: '茶'.repeat(HEADING_MAX) })).toEqual([]);
    expect(faults({ ...STANDARD_LOOK, heading: '👑'.repeat(HEADING_MAX + 1) })).toEqual(['heading: heading_too_long']);
    for (const heading of [1, null, {}, '\u202eabc']) {
      expect(faults({ ...STANDARD_LOOK, heading })).toEqual(['heading: heading_invalid']);
    }
    for (const brand of [null, 7, '', {}])
      expect(faults({ ...STANDARD_LOOK, brand })).toEqual(['brand: brand_invalid']);
  });

  it('takes colours as they are typed', () => {
    expect(['#2B59C3', '2b59c3', '#fa0', ' FA0 '].map(parseBrand)).toEqual([
      '#2b59c3',
      '#2b59c3',
      '#ffaa00',
      '#ffaa00',
    ]);
    for (const odd of ['', '#', '#12', '#1234', '#12345678', 'red', '#2b59cg', 'url(x)', '#fff;color:red'])
      expect(parseBrand(odd)).toBeUndefined();
  });
});
