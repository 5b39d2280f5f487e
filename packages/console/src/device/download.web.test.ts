import { expect } from '@open-wc/testing';
import { browserDownload } from './download.ts';

/** A browser that answers so, and what it was told to save. */
function browser(answer: () => Promise<Response>, isWanted = () => true) {
  const saved: { name: string; text: Promise<string> }[] = [];
  const asked: RequestInit[] = [];
  const blobs: Blob[] = [];
  const played = {
    fetch: (_: string, init: RequestInit) => {
      asked.push(init);
      return answer();
    },
    URL: { createObjectURL: (blob: Blob) => `blob:${blobs.push(blob) - 1}`, revokeObjectURL() {} },
    document: {
      createElement: () => {
        const link = { href: '', download: '', click: () => {} };
        link.click = () => {
          const blob = blobs[Number(link.href.slice(5))];
          saved.push({ name: link.download, text: blob ? blob.text() : Promise.reject(new Error('no blob')) });
        };
        return link;
      },
    },
    setTimeout() {},
  };
  const download = browserDownload(played as unknown as Window & typeof globalThis)(isWanted);
  return { saved, asked, download: () => download('POST', '/api/v1/shoppers/m%3A7/export') };
}

const NAMED = {
  'content-disposition': `attachment; filename="shopper m_7.json"; filename*=UTF-8''shopper%20m%3A7.json`,
};

describe('a file that is asked for', () => {
  it('is saved under the name the server gives it, once all of it has come', async () => {
    const { saved, asked, download } = browser(async () => new Response('{"format":1}', { headers: NAMED }));
    expect(await download()).to.deep.equal({ ok: true, body: undefined });
    expect(asked[0]).to.include({ method: 'POST', credentials: 'same-origin' });
    expect(saved.map(({ name }) => name)).to.deep.equal(['shopper m:7.json']);
    expect(await saved[0]?.text).to.equal('{"format":1}');
  });

  it('is not saved where the server refuses, whose reason is told', async () => {
    const { saved, download } = browser(async () => Response.json({ code: 'forbidden' }, { status: 403 }));
    expect(await download()).to.deep.equal({ ok: false, body: { code: 'forbidden' } });
    expect(saved).to.deep.equal([]);
  });

  it('[CW7] is not saved where nobody wants it any more once it has come', async () => {
    let isWanted = true;
    const body = () =>
      new ReadableStream({
        pull(controller) {
          isWanted = false;
          controller.enqueue(new TextEncoder().encode('{}'));
          controller.close();
        },
      });
    const { saved, download } = browser(
      async () => new Response(body(), { headers: NAMED }),
      () => isWanted,
    );
    expect(await download()).to.deep.equal({ ok: true, body: undefined });
    expect([isWanted, saved.length]).to.deep.equal([false, 0]);
  });

  it('is not saved when it was cut off on the way', async () => {
    const cut = () =>
      new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('{"format":'));
          controller.error(new TypeError('network error'));
        },
      });
    const { saved, download } = browser(async () => new Response(cut(), { headers: NAMED }));
    let failed = false;
    await download().catch(() => {
      failed = true;
    });
    expect([failed, saved.length]).to.deep.equal([true, 0]);
  });
});
