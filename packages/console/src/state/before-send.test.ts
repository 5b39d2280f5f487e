import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { createBeforeSend, questionOf } from './before-send.ts';
import type { Check, Outgoing, Question } from './checks/check.ts';

const words: Outgoing = { conversation: 'a', lane: 'public', text: 'hello' };
const calm = { at: 10_000, openedAt: undefined, meantFor: undefined };

describe('questionOf', () => {
  const asks =
    (mayPass: boolean): Check =>
    () => ({ is: 'other_shopper', meantFor: undefined, mayPass });

  it('asks nothing where no check objects', () => expect(questionOf(words, calm, [])).toBeUndefined());

  it('asks in order, and not again what was answered', () => {
    expect(questionOf(words, calm, [], [() => undefined, asks(true)])?.mayPass).toBe(true);
    expect(questionOf(words, calm, ['other_shopper'], [asks(true)])).toBeUndefined();
  });

  it('takes no answer to what may not be sent', () => {
    expect(questionOf(words, calm, ['other_shopper'], [asks(false)])?.mayPass).toBe(false);
  });
});

describe('[CW1] a conversation that was opened just now', () => {
  it.each([
    [0, true],
    [699, true],
    [700, false],
  ])('%i ms ago: asked is %s', (ago, asked) => {
    expect(questionOf(words, { ...calm, openedAt: calm.at - ago }, []) !== undefined).toBe(asked);
  });

  it('tells of words begun in another one first', () => {
    const question = questionOf(words, { ...calm, openedAt: calm.at, meantFor: 'b' }, []);
    expect(question).toEqual({ is: 'other_shopper', meantFor: 'b', mayPass: true });
  });
});

describe('a question that stands', () => {
  const question: Question = { is: 'other_shopper', meantFor: undefined, mayPass: true };
  const set = () => {
    const open = signal<string | undefined>('a');
    const text = signal('hello ');
    const before = createBeforeSend(open, () => ({ text: text.value }));
    before.asking.value = { outgoing: words, question, answered: [] };
    return { open, text, before };
  };

  it('stands while its words are in the box', () => {
    expect(set().before.question.value?.question).toEqual(question);
  });

  it('goes with another word, and with another conversation', () => {
    const { open, text, before } = set();
    text.value = 'hello you';
    expect(before.question.value).toBeUndefined();
    text.value = 'hello';
    open.value = 'b';
    expect(before.question.value).toBeUndefined();
  });
});
