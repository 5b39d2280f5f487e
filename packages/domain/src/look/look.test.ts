import { describe, expect, it } from 'vitest';
import {
  GREETING_MAX,
  HEADING_MAX,
  LOOK_CHOICES,
  PHOTO_MAX,
  parseBrand,
  parseLook,
  QUESTION_MAX,
  QUESTIONS_MAX,
  STANDARD_LOOK,
} from './look.ts';

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

  it('[LO1] has words, questions and a picture of the shop, trimmed and without what is empty', () => {
    const said = {
      greeting: ' 欢迎 ',
      questions: [' 包裹到哪了？', '', 'Can I give it back? '],
      photo: ' https://shop.example/a.png ',
      sounds: 'on',
    };
    expect(parseLook({ ...STANDARD_LOOK, ...said })).toEqual({
      ok: true,
      look: {
        ...STANDARD_LOOK,
        greeting: '欢迎',
        questions: ['包裹到哪了？', 'Can I give it back?'],
        photo: 'https://shop.example/a.png',
        sounds: 'on',
      },
    });
    expect(parseLook({ ...STANDARD_LOOK, greeting: '', questions: [' '], photo: '' })).toEqual({
      ok: true,
      look: STANDARD_LOOK,
    });
    expect(faults({ ...STANDARD_LOOK, questions: Array(QUESTIONS_MAX).fill('茶'.repeat(QUESTION_MAX)) })).toEqual([]);
    for (const [given, code] of [
      [{ greeting: 'x'.repeat(GREETING_MAX + 1) }, 'greeting: greeting_too_long'],
      [{ greeting: 'a\u202eb' }, 'greeting: greeting_invalid'],
      [{ questions: 'One?' }, 'questions: questions_invalid'],
      [{ questions: [1] }, 'questions: questions_invalid'],
      [{ questions: ['this|that'] }, 'questions: questions_invalid'],
      [{ questions: Array(QUESTIONS_MAX + 1).fill('?') }, 'questions: questions_too_many'],
      [{ questions: ['x'.repeat(QUESTION_MAX + 1)] }, 'questions: question_too_long'],
      [{ sounds: true }, 'sounds: choice_invalid'],
    ] as const)
      expect(faults({ ...STANDARD_LOOK, ...given })).toEqual([code]);
  });

  it.each(['https://shop.example/logo.png', 'HTTPS://cdn.example:8443/a?b=c#d', 'https://店.example', '/logo.svg'])(
    '[LO1] takes a picture at %s',
    (photo) => {
      expect(faults({ ...STANDARD_LOOK, photo })).toEqual([]);
    },
  );

  it.each([
    'http://shop.example/logo.png',
    '//elsewhere.example/logo.png',
    'logo.png',
    'data:image/png;base64,AA==',
    'javascript:alert(1)',
    'https://',
    'https://shop@elsewhere.example/a.png',
    'https://shop.example/a b.png',
    'https://shop.example/">',
    '/\\elsewhere.example/a.png',
    `https://shop.example/${'a'.repeat(PHOTO_MAX)}`,
    7,
  ])('[LO1] takes no picture at %s', (photo) => {
    expect(faults({ ...STANDARD_LOOK, photo })).toEqual(['photo: photo_invalid']);
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
