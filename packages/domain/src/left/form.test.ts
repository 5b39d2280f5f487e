import { describe, expect, test } from 'vitest';
import { askedOf, LEFT_PROMISE_MAX, parseLeftForm, STANDARD_LEFT_FORM } from './form.ts';

const faults = (value: unknown) => {
  const result = parseLeftForm(value);
  return result.ok ? [] : result.faults.map(({ code, path }) => `${path}: ${code}`);
};
const form = (over: object) => ({ ...STANDARD_LEFT_FORM, ...over });

describe('what a site asks of who leaves a message', () => {
  test('[LM5] is read whole, in one order, and empty words are the product’s own', () => {
    expect(parseLeftForm(STANDARD_LEFT_FORM)).toEqual({ ok: true, form: STANDARD_LEFT_FORM });
    const given = form({ fields: ['phone', 'email'], promise: '  我们会在 {by} 前回复 ', more: 1 });
    expect(parseLeftForm(given)).toEqual({
      ok: true,
      form: form({ fields: ['email', 'phone'], promise: '我们会在 {by} 前回复' }),
    });
    expect(parseLeftForm(form({ promise: ' ' }))).toEqual({ ok: true, form: STANDARD_LEFT_FORM });
    expect(faults(form({ contact: 'none', fields: [] }))).toEqual([]);
  });

  test('[LM5] that is not right is refused, each fault by its name', () => {
    expect(faults(undefined)).toEqual([
      'contact: choice_invalid',
      'fields: fields_invalid',
      'order: choice_invalid',
      'mailAfterMs: out_of_range',
    ]);
    expect(faults(form({ contact: 'required', fields: ['name'] }))).toEqual(['fields: fields_needed']);
    expect(faults(form({ fields: [] }))).toEqual(['fields: fields_needed']);
    expect(faults(form({ fields: ['wechat'] }))).toEqual(['fields: fields_invalid']);
    expect(faults(form({ promise: 'a\nb' }))).toEqual(['promise: promise_invalid']);
    expect(faults(form({ promise: 'x'.repeat(LEFT_PROMISE_MAX + 1) }))).toEqual(['promise: promise_too_long']);
    expect(faults(form({ mailAfterMs: -1 }))).toEqual(['mailAfterMs: out_of_range']);
  });

  test('[LM5] is all that is kept of what was left', () => {
    const given = { contact: { name: 'Li Lei', email: 'a@b.example', phone: '13800138000' }, order: 'A-1' };
    expect(askedOf(STANDARD_LEFT_FORM, given)).toEqual({
      contact: { name: 'Li Lei', email: 'a@b.example' },
      order: 'A-1',
    });
    expect(askedOf({ ...STANDARD_LEFT_FORM, contact: 'none', order: false }, given)).toEqual({});
    expect(askedOf(STANDARD_LEFT_FORM, {})).toEqual({});
  });

  test('[LM5] has to be there where the site can’t answer without', () => {
    const required = { ...STANDARD_LEFT_FORM, contact: 'required' } as const;
    expect(askedOf(required, { contact: { name: 'Li Lei' } })).toBe('contact_missing');
    expect(askedOf(required, { contact: { phone: '13800138000' } })).toBe('contact_missing');
    expect(askedOf(required, { contact: { email: 'a@b.example' } })).toEqual({ contact: { email: 'a@b.example' } });
  });
});
