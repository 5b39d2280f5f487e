import { effect, signal } from '@preact/signals';
import type { AgentView } from '@shopbell/sdk/agent';
import { describe, expect, it } from 'vitest';
import { idOf, rowOf, threadOf } from '../testing/fixtures.ts';
import { partsOfView } from './parts.ts';

const viewOf = (patch: Partial<AgentView>) => patch as AgentView;

describe('who reads a part of the view', () => {
  it('hears of that one only', () => {
    const mine = [rowOf(1)];
    const view = signal(viewOf({ mine, waiting: [], threads: new Map() }));
    const { mine: part } = partsOfView(view);
    const heard: number[] = [];
    const stop = effect(() => void heard.push(part.value.length));
    view.value = viewOf({ mine, waiting: [rowOf(2)], threads: new Map() });
    view.value = viewOf({ mine: [...mine, rowOf(3)], waiting: [], threads: new Map() });
    stop();
    expect(heard).toEqual([1, 2]);
  });

  it('hears of the threads when one is another, has come or has gone', () => {
    const [one, two] = [threadOf(1), threadOf(2)];
    const view = signal(viewOf({ threads: new Map([[idOf(1), one]]) }));
    const { threads } = partsOfView(view);
    let heard = 0;
    const stop = effect(() => void [threads.value, heard++]);
    const show = (...all: (typeof one)[]) => {
      view.value = viewOf({ threads: new Map(all.map((thread) => [thread.conversation, thread])) });
      return heard;
    };
    expect(show(one)).toBe(1);
    expect(show(one, two)).toBe(2);
    expect(show(one, { ...two })).toBe(3);
    expect(show(two)).toBe(4);
    stop();
  });
});
