import { expect } from '@open-wc/testing';
import type { SharedFile } from '@shopbell/protocol';
import type { Chat } from '@shopbell/sdk';
import { type FakeChat, type FakeUpload, fakeUpload } from '@shopbell/sdk/testing';
import { gone, view } from './testing/acts.ts';
import { clear, drawn, type Stage, stage, until } from './testing/stage.contract.ts';
import { message, pending, thread } from './testing/talk.ts';

const DOT = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
const DRAWN = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900"/>')}`;
const PNG: SharedFile = {
  id: 'f1',
  name: 'kettle 照片.png',
  type: 'image/png',
  bytes: 48_213,
  width: 1200,
  height: 900,
};
const PDF: SharedFile = { id: 'f2', name: 'care.pdf', type: 'application/pdf', bytes: 3000 };
const blob = (name = 'a.png') => new File(['x'.repeat(1000)], name, { type: 'image/png' });

const withFile = (seq: number, by: 'mine' | 'theirs', text: string, file: unknown, cid?: string) =>
  ({ ...message(seq, by, text, cid), file }) as ReturnType<typeof message>;

describe('files', () => {
  let on: Stage;
  let uploads: FakeUpload[];
  const sent = () => on.chat.calls.of('send').map((call) => call.args);

  const begin = (...events: ReturnType<typeof message>[]) => beginWith(() => undefined, ...events);
  const beginWith = async (prepare: (chat: FakeChat) => void, ...events: ReturnType<typeof message>[]) => {
    uploads = [];
    const hello = message(1, 'theirs', 'hello');
    on = await stage({ view: view(thread('A', [hello])), prepare });
    on.chat.calls.answer('upload', (file, options) => {
      const upload = fakeUpload(file, options);
      uploads.push(upload);
      return upload;
    });
    on.chat.calls.answer('links', (_, seqs) =>
      seqs.map((seq) => ({ seq, url: `${DRAWN}#${seq}`, preview: DOT, until: Date.now() + 600_000 })),
    );
    // Not before there is somebody to ask for links.
    await on.set(view(thread('A', [hello, ...events])));
    await until(() => on.all('.clip').length === 1);
    await drawn();
  };
  const pick = async (...files: File[]) => {
    const data = new DataTransfer();
    for (const file of files) data.items.add(file);
    const input = on.get<HTMLInputElement>('.pick');
    input.files = data.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    // What shows them is loaded with the first one.
    await until(() => on.all('.picked').length === 1);
    await drawn();
  };
  const set = async (n: number, patch: Parameters<FakeUpload['set']>[0]) => {
    uploads[n]?.set(patch);
    await drawn();
  };

  afterEach(clear);

  it('are nobody’s load before one is near: the first words load nothing for them, a hand at the button does', async () => {
    await begin();
    // What shows them wears sheets of its own.
    const worn = () =>
      on.element.shadowRoot?.adoptedStyleSheets.flatMap((one) => [...one.cssRules].map((rule) => rule.cssText));
    const isLoaded = () => !!worn()?.some((rule) => rule.startsWith('.picked'));
    await on.write('Hello');
    await drawn();
    expect(isLoaded()).to.equal(false);
    on.get('.clip').focus();
    await until(isLoaded);
  });

  it('that the page before this one has left stand there again, and are said once they are ready, before others', async () => {
    const uploads = [fakeUpload(blob('left.png'), { keep: '' }), fakeUpload(blob('said.png'), { keep: '' })];
    const told: ((n: number) => void)[] = [];
    await beginWith((chat) =>
      chat.calls.answer('resumeUploads', (changed) => {
        told.push((n) => uploads[n] && changed?.(uploads[n], uploads[n].view));
        return uploads;
      }),
    );
    await until(() => on.all('.picked li').length === 2);
    await pick(blob('new.png'));
    expect(on.get('.picked').textContent).not.to.include('keep this page open');
    uploads[1]?.set({ status: 'cancelled' });
    told[0]?.(1);
    uploads[0]?.set({ status: 'ready', file: PNG });
    told[0]?.(0);
    await drawn();
    expect(sent()).to.deep.equal([['', { file: 'f1' }]]);
    expect(on.all('.picked li').length).to.equal(1);
    await set(0, { kept: false });
    expect(on.get('.picked').textContent).to.include('keep this page open');
    on.chat.calls.last('send').resolve({ cid: 'c', conversation: 'A', seq: 3, at: 1 });
    await drawn();
    expect(uploads[0]?.isDone).to.equal(true);
  });

  it('are uploaded when they are picked, and said in that order as soon as they are ready', async () => {
    await begin();
    await pick(blob('1.png'), blob('2.png'));
    expect(on.all('.picked li').map((one) => one.textContent!.replace(/\s+/g, ' ').trim())).to.deep.equal([
      '1.png0% uploaded',
      '2.png0% uploaded',
    ]);
    await expect(on.element).to.be.accessible();
    await set(1, { status: 'ready', file: PDF });
    expect(sent()).to.deep.equal([]);
    await set(0, { sent: 500 });
    expect(on.get('.picked').textContent).to.include('50% uploaded');
    await set(0, { status: 'ready', file: PNG });
    expect(sent()).to.deep.equal([
      ['', { file: 'f1' }],
      ['', { file: 'f2' }],
    ]);
    expect(on.all('.picked').length).to.equal(0);
  });

  it('say why they are not taken, and go when they are told to', async () => {
    await begin();
    await pick(blob('1.png'), blob('2.png'));
    await set(0, { status: 'failed', problem: 'file_unsafe' });
    await set(1, { status: 'failed', problem: 'internal' });
    expect(on.all('.picked [role=alert]').map((why) => why.textContent)).to.deep.equal([
      'It holds something that could run.',
      'It could not be sent.',
    ]);
    await expect(on.element).to.be.accessible();
    // What is wrong with the file itself stays wrong: nothing but to take it away is offered.
    const offered = on
      .all('.picked li')
      .map((one) => [...one.querySelectorAll('button')].map((button) => button.textContent));
    expect(offered).to.deep.equal([[''], ['Try again', '']]);
    on.get('.picked button:not(.plain)').click();
    expect(uploads.map(({ retries }) => retries)).to.deep.equal([0, 1]);
    for (const code of ['type_refused', 'name_refused', 'too_large', 'mismatch', 'broken']) {
      await set(1, { problem: `file_${code}` as 'file_broken' });
      expect(on.all('.picked button:not(.plain)')).to.deep.equal([]);
    }
    on.get('[aria-label="Don’t send 1.png"]').click();
    on.get('[aria-label="Don’t send 2.png"]').click();
    await drawn();
    expect(uploads.map((one) => one.view.status)).to.deep.equal(['cancelled', 'cancelled']);
    expect([on.all('.picked').length, sent().length]).to.deep.equal([0, 0]);
  });

  it('are at most five at a time', async () => {
    await begin();
    await pick(...Array.from({ length: 7 }, (_, n) => blob(`${n}.png`)));
    expect(uploads.length).to.equal(5);
    expect(on.get('[role=alert] .say').textContent).to.include('At most five');
  });

  const pasted = async (words: string | undefined): Promise<boolean> => {
    const data = new DataTransfer();
    data.items.add(blob());
    if (words !== undefined) data.items.add(words, 'text/plain');
    const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true, composed: true });
    // A made event of Firefox has nothing of what it was made with.
    const event = Object.defineProperty(paste, 'clipboardData', { value: data });
    on.get('textarea').dispatchEvent(event);
    if (event.defaultPrevented) await until(() => on.all('.picked').length === 1);
    await drawn();
    return event.defaultPrevented;
  };

  it('are pasted', async () => {
    await begin();
    expect([await pasted(undefined), uploads.length]).to.deep.equal([true, 1]);
  });

  it('are not what is pasted where words came with a picture of themselves, unless these only name it', async () => {
    await begin();
    expect([await pasted('2026-0815\t2'), uploads.length]).to.deep.equal([false, 0]);
    expect([await pasted(blob().name), uploads.length]).to.deep.equal([true, 1]);
  });

  it('stand in the thread at the place that was kept for them, without their name in a bubble', async () => {
    await begin(withFile(2, 'theirs', '', PNG), withFile(3, 'mine', 'see the second page', PDF, 'c3'));
    await until(() => on.all('.picture').length + on.all('.doc').length === 2);
    const { width, height } = on.get('.picture').getBoundingClientRect();
    expect([Math.round(width), Math.round(height)]).to.deep.equal([240, 180]);
    await until(() => on.all('.picture img').length === 1);
    expect(on.get<HTMLImageElement>('.picture img').src).to.equal(DOT);
    expect(on.get('.picture').getBoundingClientRect().height).to.equal(height);
    expect(
      on
        .all('.bubble')
        .filter((one) => one.checkVisibility())
        .map((one) => one.textContent.trim()),
    ).to.deep.equal(['hello', 'see the second page']);
    expect(on.get('.doc').textContent.replace(/\s+/g, ' ').trim()).to.equal('care.pdfPDF · 3 kB');
    await expect(on.element).to.be.accessible();
  });

  describe('in large', () => {
    const PHOTO = { ...PNG, id: 'f3', name: 'lid.png' };
    const large = () => on.get<HTMLDialogElement>('.large');
    const name = () => on.get('.large bdi').textContent;
    const button = (label: string) => on.get<HTMLButtonElement>(`.large [aria-label="${label}"]`);
    const zoom = () => new DOMMatrix(getComputedStyle(on.get('.large img')).transform);
    const press = async (key: string) => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true });
      (on.element.shadowRoot?.activeElement ?? large()).dispatchEvent(event);
      await drawn();
    };
    const open = async () => {
      await begin(
        withFile(2, 'theirs', '', PNG),
        withFile(3, 'mine', '', PDF, 'c3'),
        withFile(4, 'mine', 'the lid', PHOTO, 'c4'),
      );
      await until(() => on.all('.picture').length > 0);
      on.get('.picture').focus();
      on.get<HTMLButtonElement>('.picture').click();
      await until(() => on.all('.large img').length === 1);
      await until(() => on.get('.large img').offsetHeight > 1);
    };
    /** A finger at a point, from the middle of the picture's room. */
    const finger = (id: number, type: string, x: number, y: number) => {
      const { left, top, width, height } = on.get('.room').getBoundingClientRect();
      const at = { clientX: left + width / 2 + x, clientY: top + height / 2 + y };
      on.get('.room').dispatchEvent(
        new PointerEvent(`pointer${type}`, { ...at, pointerId: id, pointerType: 'touch', bubbles: true }),
      );
    };

    it('[TA8] fill the screen, close with Escape, and give the focus back', async () => {
      await open();
      const { width, height } = large().getBoundingClientRect();
      expect([width, height]).to.deep.equal([innerWidth, innerHeight]);
      expect([on.get<HTMLImageElement>('.large img').alt, name()]).to.deep.equal([PNG.name, PNG.name]);
      // A picture has an edge, bright and small or dark and large.
      expect(getComputedStyle(on.get('.picture')).boxShadow).to.match(/0px 0px 0px 1px$/);
      expect(getComputedStyle(on.get('.large img')).outlineStyle).to.equal('solid');
      await expect(on.element).to.be.accessible();
      await press('Escape');
      expect(on.element.isOpen).to.equal(true);
      // A made key reaches the browser's own end of a dialog in WebKit alone.
      if (on.all('.large')[0]) button('Close').click();
      await until(() => on.all('.large').length === 0);
      expect(on.get('.picture').matches(':focus')).to.equal(true);
      expect([
        on.element.isOpen,
        on.element.shadowRoot?.adoptedStyleSheets.filter((one) =>
          [...one.cssRules].some((rule) => rule.cssText.includes('.large')),
        ).length,
      ]).to.deep.equal([true, 0]);
    });

    it('[TA8] go to the next and the one before, by keys, buttons and fingers, and no further', async () => {
      await open();
      expect(on.get('.large small').textContent).to.equal('1 of 2');
      expect([button('The picture before').disabled, button('The next picture').disabled]).to.deep.equal([true, false]);
      await press('ArrowRight');
      expect([name(), on.get('.large small').textContent]).to.deep.equal(['lid.png', '2 of 2']);
      await press('ArrowRight');
      expect(name()).to.equal('lid.png');
      button('The picture before').focus();
      button('The picture before').click();
      await drawn();
      expect(name()).to.equal(PNG.name);
      expect(button('Close').matches(':focus')).to.equal(true);
      const swipe = async (from: number, to: number, down = 0) => {
        finger(1, 'down', from, 0);
        finger(1, 'move', to, down);
        finger(1, 'up', to, down);
        await drawn();
        return name();
      };
      expect(await swipe(0, -30)).to.equal(PNG.name);
      expect(await swipe(0, -80, 90)).to.equal(PNG.name);
      expect(await swipe(60, -60)).to.equal('lid.png');
      expect(await swipe(-60, 60)).to.equal(PNG.name);
    });

    it('[TA8] come closer by keys and by two fingers, and are moved then', async () => {
      await open();
      await press('+');
      await press('+');
      expect(zoom().a).to.equal(2.25);
      await press('ArrowRight');
      expect([name(), Math.sign(zoom().e)]).to.deep.equal([PNG.name, -1]);
      await press('0');
      expect([zoom().a, zoom().e]).to.deep.equal([1, 0]);
      finger(1, 'down', -40, 0);
      finger(2, 'down', 40, 0);
      finger(1, 'move', -80, 0);
      finger(2, 'move', 80, 0);
      await drawn();
      expect(zoom().a).to.be.closeTo(2, 0.01);
      finger(1, 'up', -80, 0);
      finger(2, 'move', 120, 0);
      finger(2, 'up', 120, 0);
      await drawn();
      expect([name(), zoom().a]).to.deep.equal([PNG.name, 2]);
      expect(zoom().e).to.be.above(0);
    });

    it('[TA8] are kept as a file, and close when their message is taken back', async () => {
      await open();
      const { click } = HTMLAnchorElement.prototype;
      const saved: string[] = [];
      HTMLAnchorElement.prototype.click = function () {
        saved.push(this.href);
      };
      button(`Save ${PNG.name}`).click();
      await drawn();
      HTMLAnchorElement.prototype.click = click;
      expect(saved).to.deep.equal([`${DRAWN}#2`]);
      await on.set(view(thread('A', [message(1, 'theirs', 'hello'), gone(2, 'theirs')])));
      await until(() => on.all('.large').length === 0);
    });

    it('[TA8] say so where they can’t be had', async () => {
      await open();
      on.chat.calls.answer('links', () => []);
      on.get('.large img').dispatchEvent(new Event('error'));
      await drawn();
      expect(on.get('.large [role=alert]').textContent).to.equal('The picture can’t be shown now.');
      await expect(on.element).to.be.accessible();
    });
  });

  it('that are none, by what came over the wire, are not drawn', async () => {
    const odd = [5, null, { id: 'x' }, { id: {}, name: {}, bytes: 1 }, { id: 'x', name: ['b'], bytes: 'many' }];
    await begin(...odd.map((file, n) => withFile(n + 2, 'theirs', 'words', file)));
    expect(on.all('.file').length).to.equal(0);
    expect(on.all('.bubble').length).to.equal(6);
  });

  it('are shown by name while they are on their way', async () => {
    await begin();
    await pick(blob());
    await set(0, { status: 'ready', file: PNG });
    const waits = { ...pending('c9', ''), file: PNG.id } as Chat['view']['pending'][number];
    await on.set(view(thread('A', [message(1, 'theirs', 'hello')], [waits])));
    await until(() => on.all('.doc').length === 1);
    expect(on.get('.doc').textContent).to.include(PNG.name);
  });
});
