import { describe, expect, it } from 'vitest';
import type { DraftNews, DraftShelf, KeptDraft } from './drafts.ts';
import { lateDrafts } from './late-drafts.ts';
import { memoryDrafts, sharedDrafts } from './memory-drafts.ts';

const draft: KeptDraft = { site: 's', agent: 'a', conversation: 'c', lane: 'public', text: 'hello', at: 1 };

describe('[CW2] drafts whose code comes later', () => {
  it('are asked for once, as soon as somebody listens', async () => {
    let asked = 0;
    const shelf = lateDrafts(async () => {
      asked++;
      return memoryDrafts();
    });
    expect(asked).toBe(0);
    shelf.listen(
      () => undefined,
      () => undefined,
    );
    expect(asked).toBe(1);
    await Promise.all([shelf.put([draft]), shelf.all()]);
    expect([asked, await shelf.all()]).toEqual([1, [draft]]);
    await shelf.drop([draft]);
    shelf.keepLast([draft]);
    expect(await shelf.all()).toEqual([draft]);
    await shelf.wipe();
    expect([asked, await shelf.all()]).toEqual([1, []]);
  });

  it('are asked for anew where they could not be had', async () => {
    const answers: (() => DraftShelf)[] = [
      () => {
        throw new TypeError('Failed to fetch');
      },
      memoryDrafts,
    ];
    const shelf = lateDrafts(async () => answers.shift()?.() ?? memoryDrafts());
    await expect(shelf.put([draft])).rejects.toThrow('Failed to fetch');
    await shelf.put([draft]);
    expect(await shelf.all()).toEqual([draft]);
  });

  it('hear all that is told from before they are read, until they are stopped', async () => {
    const shared = sharedDrafts();
    const other = memoryDrafts(shared);
    const news: DraftNews[] = [{ draft, known: '' }];
    const heard: unknown[] = [];
    const inner = memoryDrafts(shared);
    const shelf = lateDrafts(async () => ({
      ...inner,
      all: () => {
        other.tell(news);
        return inner.all();
      },
    }));
    const stop = shelf.listen(
      (told) => heard.push(told),
      () => heard.push('wiped'),
    );
    await shelf.all();
    expect(heard).toEqual([news]);
    await other.wipe();
    expect(heard).toEqual([news, 'wiped']);
    stop();
    other.tell(news);
    expect(heard).toHaveLength(2);
  });
});
