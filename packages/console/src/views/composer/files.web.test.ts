import { expect } from '@open-wc/testing';
import type { SharedFile } from '@shopbell/protocol';
import { ChatError } from '@shopbell/sdk';
import { type FakeAgent, type FakeUpload, fakeAgent, fakeUpload } from '@shopbell/sdk/testing';
import { LOOK_MS } from '../../state/typing-run.ts';
import { type Desk, drawn, NOON, openDesk, seen } from '../../testing/desk.ts';
import { idOf, ME, member, message, pendingOf, rowOf, SELF, shopperOf, threadOf } from '../../testing/fixtures.ts';

const PNG: SharedFile = { id: idOf(90), name: '照片.png', type: 'image/png', bytes: 48_213, width: 1600, height: 1200 };
const PDF: SharedFile = { id: idOf(91), name: 'care.pdf', type: 'application/pdf', bytes: 3000 };
const DOT = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

const blob = (name = 'a.png', type = 'image/png') => new File(['x'.repeat(2000)], name, { type });
const dataOf = (...files: File[]) => {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  return data;
};

describe('files', () => {
  let agent: FakeAgent;
  let desk: Desk;
  const rows = [1, 2].map((n) =>
    rowOf(n, { state: 'active', agent: ME, openedAt: NOON, shopper: { id: idOf(n), member: member('1', `Mei ${n}`) } }),
  );
  const talk = (events: object[] = [], pending: ReturnType<typeof pendingOf>[] = []) =>
    new Map([1, 2].map((n) => [idOf(n), threadOf(n, { events: events as never, pending })] as const));
  const field = () => desk.find<HTMLTextAreaElement>('.box-text');
  const sendButton = () => desk.find<HTMLButtonElement>('.box-foot > .button');
  const sent = () => agent.calls.of('send').map((call) => call.args);
  const chips = () => desk.all('.picked-file').map(seen);

  const answerLinks = () =>
    agent.calls.answer('links', (_, seqs) =>
      seqs.map((seq) => ({ seq, url: `${DOT}#${seq}`, preview: DOT, until: Date.now() + 600_000 })),
    );
  const open = async (threads = talk()) => {
    agent = fakeAgent({ connection: 'online', self: SELF, mine: rows, threads });
    answerLinks();
    desk = await openDesk(agent, { place: `c/${idOf(1)}` });
    await desk.pass(LOOK_MS + 1);
  };
  const paste = async (...files: File[]) => {
    field().dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: dataOf(...files), bubbles: true, cancelable: true }),
    );
    await drawn();
  };
  const ready = async (n: number, file = PNG) => {
    agent.uploads[n]?.set({ status: 'ready', sent: 2000, file });
    await drawn();
  };

  beforeEach(() => open());
  afterEach(() => desk.close());

  it('are not what is pasted where words came with a picture of themselves, unless these only name it', async () => {
    const pasted = async (words: string) => {
      const clipboardData = dataOf(blob());
      clipboardData.items.add(words, 'text/plain');
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      field().dispatchEvent(event);
      await drawn();
      return [event.defaultPrevented, agent.uploads.length];
    };
    expect(await pasted('2026-0815\t2')).to.deep.equal([false, 0]);
    expect(await pasted(blob().name)).to.deep.equal([true, 1]);
  });

  it('are uploaded when they are pasted, and sent when the agent sends them', async () => {
    await paste(blob());
    expect(agent.uploads).to.have.length(1);
    expect(chips()).to.deep.equal(['a.png 2 kB · 0%']);
    agent.uploads[0]?.set({ sent: 1000 });
    await drawn();
    expect(chips()[0]).to.include('50%');
    expect(desk.find<HTMLProgressElement>('.picked-file progress').value).to.equal(0.5);
    await ready(0);
    expect(sent()).to.deep.equal([]);
    await expect(desk.root).to.be.accessible();
    await desk.press('Enter', {}, field());
    expect(sent()).to.deep.equal([[idOf(1), '', { file: PNG.id }]]);
    expect(chips()).to.deep.equal([]);
  });

  describe('that the page before this one has left', () => {
    let told: (upload: FakeUpload, patch: Parameters<FakeUpload['set']>[0]) => Promise<void>;
    const left = async (memos: readonly string[], pending: ReturnType<typeof pendingOf>[] = []) => {
      desk.close();
      const uploads = memos.map((keep, n) => fakeUpload(blob(`${n}.png`), { keep }));
      agent = fakeAgent({ connection: 'online', self: SELF, mine: rows, threads: talk([], pending) });
      agent.calls.answer('resumeUploads', (changed) => {
        told = async (upload, patch) => {
          upload.set({ kept: true, ...patch });
          changed?.(upload, upload.view);
          await drawn();
        };
        return uploads;
      });
      desk = await openDesk(agent, { place: `c/${idOf(1)}` });
      await desk.pass(LOOK_MS + 1);
      return uploads;
    };

    it('stand above the box of their conversation again, and go where they were sent', async () => {
      const [waits, goes, other] = await left([`${idOf(1)} waits `, `${idOf(1)} going `, `${idOf(2)} waits `]);
      if (!waits || !goes || !other) throw new Error('nothing was left');
      await told(waits, { sent: 1000 });
      expect(chips()).to.deep.equal(['0.png 2 kB · 50%', '1.png 2 kB · is sent when it is ready']);
      await expect(desk.root).to.be.accessible();
      await told(goes, { status: 'ready', file: PNG });
      await told(waits, { status: 'ready', file: { ...PNG, id: idOf(92) } });
      expect(sent()).to.deep.equal([[idOf(1), '', { file: PNG.id }]]);
      expect(goes.memo).to.equal(`${idOf(1)} going ${PNG.id}`);
      expect(goes.isDone).to.equal(false);
      agent.calls.last('send').resolve({ cid: 'c', conversation: idOf(1), seq: 3, at: NOON });
      await drawn();
      expect([goes.isDone, waits.isDone]).to.deep.equal([true, false]);
    });

    it('are not said twice: the outbox has them, or the server', async () => {
      const pending = pendingOf('c1', '', NOON, { file: PNG.id });
      const [inOutbox, atServer] = await left([`${idOf(1)} going ${PNG.id}`, `${idOf(1)} going `], [pending]);
      expect(inOutbox?.isDone).to.equal(true);
      expect(chips()).to.have.length(1);
      if (atServer) await told(atServer, { status: 'cancelled' });
      expect(chips()).to.deep.equal([]);
      expect(sent()).to.deep.equal([]);
    });

    it('say so where this machine can’t keep them', async () => {
      await left([]);
      await paste(blob());
      expect(chips()[0]).not.to.include('keep this page open');
      agent.uploads[0]?.set({ kept: false });
      await drawn();
      expect(chips()[0]).to.include('keep this page open until it is sent');
    });
  });

  it('go behind the words, in the order they were picked, each when it is ready', async () => {
    await paste(blob('1.png'), blob('2.png'), blob('3.png'));
    await desk.type(field(), 'Have a look');
    await ready(1, { ...PNG, id: idOf(92) });
    sendButton().click();
    await drawn();
    expect(sent()).to.deep.equal([[idOf(1), 'Have a look']]);
    expect(chips().join()).to.include('is sent when it is ready');
    await ready(0);
    expect(sent().map(([, text, more]) => text || more?.file)).to.deep.equal(['Have a look', PNG.id, idOf(92)]);
    agent.uploads[2]?.set({ status: 'failed', problem: 'file_unsafe' });
    await drawn();
    expect(chips()).to.have.length(1);
    expect(chips()[0]).to.include('It holds something that could run, or another file.');
    expect(desk.all('.picked-file [role=alert]')).to.have.length(1);
    // What failed is not sent behind the agent's back once it goes through after all.
    await ready(2);
    expect(sent()).to.have.length(3);
    await expect(desk.root).to.be.accessible();
  });

  it('can be removed, and tried again', async () => {
    await paste(blob('1.png'), blob('2.png'));
    agent.uploads[0]?.set({ status: 'failed', problem: 'quota_reached' });
    await drawn();
    desk.find('.picked-file [aria-label="Try 1.png again"]').click();
    expect(agent.uploads[0]?.retries).to.equal(1);
    desk.find('.picked-file [aria-label="Remove 2.png"]').click();
    await drawn();
    expect(agent.uploads[1]?.view.status).to.equal('cancelled');
    expect(desk.all('.picked-file')).to.have.length(1);
    expect(document.activeElement === field()).to.equal(true);
  });

  it('stay with their conversation, and out of notes', async () => {
    await paste(blob());
    desk.app.intents.open(idOf(2));
    await drawn();
    expect(desk.all('.picked-file')).to.have.length(0);
    desk.app.intents.open(idOf(1));
    await drawn();
    expect(desk.all('.picked-file')).to.have.length(1);
    desk.app.intents.writeTo(idOf(1), 'desk');
    await drawn();
    expect([desk.all('.picked-file').length, desk.all('.file-input').length]).to.deep.equal([0, 0]);
    await paste(blob());
    expect(agent.uploads).to.have.length(1);
  });

  it('are asked about like words, where they may be for another shopper', async () => {
    await paste(blob());
    await ready(0);
    desk.app.intents.open(idOf(2));
    await drawn();
    desk.app.intents.open(idOf(1));
    await drawn();
    await desk.press('Enter', {}, field());
    expect(sent()).to.deep.equal([]);
    desk.find('.ask button:last-of-type').click();
    await drawn();
    expect(sent()).to.have.length(1);
  });

  it('are at most ten at a time', async () => {
    await paste(...Array.from({ length: 12 }, (_, n) => blob(`${n}.png`)));
    expect(agent.uploads).to.have.length(10);
    expect(desk.text('.picked-note')).to.include('At most 10 files');
  });

  it('are taken by the whole pane when they are dropped', async () => {
    const pane = desk.find('.thread-pane');
    const drag = async (type: string) => {
      const event = new DragEvent(type, { dataTransfer: dataOf(blob()), bubbles: true, cancelable: true });
      pane.dispatchEvent(event);
      await drawn();
      return event.defaultPrevented;
    };
    await drag('dragenter');
    expect(desk.text('.drop-veil')).to.include('Drop to attach');
    await drag('dragleave');
    expect(desk.all('.drop-veil')).to.have.length(0);
    await drag('dragenter');
    expect(await drag('drop')).to.equal(true);
    expect([desk.all('.drop-veil').length, agent.uploads.length]).to.deep.equal([0, 1]);
  });

  it('can’t be dropped where nothing can be said, and don’t take the console away', async () => {
    desk.close();
    const others = [rowOf(1, { state: 'requested' })];
    agent = fakeAgent({ connection: 'online', self: SELF, waiting: others, threads: talk() });
    desk = await openDesk(agent, { place: `c/${idOf(1)}` });
    const pane = desk.find('.thread-pane');
    const send = async (type: string) => {
      const event = new DragEvent(type, { dataTransfer: dataOf(blob()), bubbles: true, cancelable: true });
      pane.dispatchEvent(event);
      await drawn();
      return event.defaultPrevented;
    };
    await send('dragenter');
    expect(desk.text('.drop-veil')).to.include('can’t be sent here');
    expect(await send('drop')).to.equal(true);
    expect(agent.uploads).to.have.length(0);
  });

  it('are picked by a key', async () => {
    let picked = 0;
    desk.find<HTMLInputElement>('.file-input').click = () => {
      picked += 1;
    };
    await desk.press('f', {}, document.body);
    expect(picked).to.equal(1);
    expect(desk.find<HTMLInputElement>('.file-input').accept).to.include('.pdf').and.not.include('svg');
  });

  it('leave nothing when somebody else sits down', async () => {
    await paste(blob());
    agent.calls.answer('signOut', () => undefined);
    await desk.app.intents.signOut(true);
    expect(agent.uploads[0]?.view.status).to.equal('cancelled');
    expect(desk.app.state.files.picked.value).to.deep.equal([]);
  });

  describe('in the thread', () => {
    const events = [
      { ...message(1, shopperOf(1), NOON, 'look'), file: PNG },
      { ...message(2, ME, NOON, ''), file: PDF },
      { ...message(3, shopperOf(1), NOON, 'odd'), file: { id: 5, name: { type: 'b' } } },
    ];

    beforeEach(async () => {
      desk.close();
      await open(talk(events));
    });

    it('keep a picture’s place before it is here, and ask for all links at once', async () => {
      const picture = desk.find('.picture');
      const { width, height } = picture.getBoundingClientRect();
      expect([Math.round(width), Math.round(height)]).to.deep.equal([280, 210]);
      await drawn();
      expect(desk.find<HTMLImageElement>('.picture img').src).to.equal(DOT);
      expect(picture.getBoundingClientRect().height).to.equal(height);
      expect(agent.calls.of('links')).to.have.length(1);
      await expect(desk.root).to.be.accessible();
    });

    it('open large, and close with Esc, where the focus was', async () => {
      const picture = desk.find<HTMLButtonElement>('.picture');
      picture.focus();
      picture.click();
      await drawn();
      const dialog = desk.find<HTMLDialogElement>('.picture-large');
      // A bright picture has an edge, small and large.
      expect(getComputedStyle(picture).boxShadow).to.match(/0px 0px 0px 1px$/);
      expect(getComputedStyle(desk.find('.picture-large img')).outlineStyle).to.equal('solid');
      expect(dialog.open).to.equal(true);
      expect(dialog.querySelector('img')?.alt).to.equal(PNG.name);
      await expect(desk.root).to.be.accessible();
      dialog.close();
      await drawn();
      expect(desk.all('.picture-large')).to.have.length(0);
      expect(document.activeElement === picture).to.equal(true);
    });

    it('say that they can’t be had, in the thread and in large, and are asked for again by a press and by the line', async () => {
      const word = () => desk.text('.picture');
      agent.calls.answer('links', () => {
        throw new ChatError('offline');
      });
      // What was known leads nowhere, and nobody can be asked.
      const fail = async () => {
        desk.find('.picture img').dispatchEvent(new Event('error'));
        await drawn();
      };
      await fail();
      expect(word()).to.equal('It can’t be shown now. Try again');
      expect(desk.find('.picture').ariaLabel).to.equal(`It can’t be shown now. Try again: ${PNG.name}`);
      await expect(desk.root).to.be.accessible();
      const asked = () => agent.calls.of('links').length;
      const before = asked();
      desk.find('.picture').click();
      await drawn();
      expect([asked() - before, word()]).to.deep.equal([1, 'It can’t be shown now. Try again']);

      agent.set({ connection: 'waiting' });
      await drawn();
      expect(asked() - before).to.equal(1);
      answerLinks();
      agent.set({ connection: 'online' });
      await drawn();
      expect(desk.find<HTMLImageElement>('.picture img').src).to.equal(DOT);

      // A fresh link leads nowhere either: no asking without end.
      await fail();
      await fail();
      expect([asked() - before, word()]).to.deep.equal([3, 'It can’t be shown now. Try again']);
      desk.app.intents.files.look({ conversation: idOf(1), seq: 1, file: PNG });
      await drawn();
      desk.find('.picture-large img').dispatchEvent(new Event('error'));
      await drawn();
      desk.find('.picture-large img').dispatchEvent(new Event('error'));
      await drawn();
      expect(desk.text('.picture-says')).to.equal('It can’t be shown now. Try again');
      await expect(desk.root).to.be.accessible();
      desk.find('.picture-says button').click();
      await drawn();
      expect(desk.find<HTMLImageElement>('.picture-large img').alt).to.equal(PNG.name);
    });

    it('say that the server has them no more', async () => {
      agent.calls.answer('links', () => []);
      desk.find('.picture img').dispatchEvent(new Event('error'));
      await drawn();
      expect(desk.text('.picture')).to.equal('The server doesn’t have it any more.');
      expect(agent.calls.of('links')).to.have.length(2);
    });

    it('are told by name, type and size, and saved by a fresh link', async () => {
      expect(desk.text('.file-row')).to.equal('care.pdf PDF · 3 kB');
      const saved: string[] = [];
      const click = HTMLAnchorElement.prototype.click;
      HTMLAnchorElement.prototype.click = function () {
        saved.push(this.href);
      };
      desk.find('.file-row button').click();
      await drawn();
      HTMLAnchorElement.prototype.click = click;
      expect(saved).to.deep.equal([`${DOT}#2`]);
      agent.calls.answer('links', () => {
        throw new ChatError('conversation_unknown');
      });
    });

    it('that are malformed cost nothing but themselves', () => {
      expect(desk.all('.bubble').map(seen)).to.include('odd');
      expect(desk.all('.file-row, .picture')).to.have.length(2);
    });
  });

  it('stand in the thread by name while they are on their way', async () => {
    await paste(blob());
    await ready(0);
    await desk.press('Enter', {}, field());
    const pending = pendingOf('c1', '', NOON, { file: PNG.id });
    agent.set({ threads: talk([], [pending]) });
    await drawn();
    expect(desk.text('.line .file-row')).to.include('照片.png');
  });
});
