import { expect } from '@open-wc/testing';
import { h, render } from 'preact';
import { useState } from 'preact/hooks';
import { drawByFrames } from './drawing.ts';

/** A number that can be set from outside, drawn into the page; `draws` counts how often. */
function number() {
  const root = document.createElement('div');
  document.body.append(root);
  let set!: (value: number) => void;
  const drawn = { count: 0 };
  const Shown = () => {
    const [value, setValue] = useState(0);
    set = setValue;
    drawn.count += 1;
    return h('p', null, value);
  };
  const stop = drawByFrames(window);
  render(h(Shown, null), root);
  return {
    root,
    drawn,
    set: (value: number) => set(value),
    stop,
    close() {
      stop();
      render(null, root);
      root.remove();
    },
  };
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

it('draws what comes within a frame once, and in that frame', async () => {
  const page = number();
  await frame();
  for (const value of [1, 2, 3]) {
    page.set(value);
    await Promise.resolve();
  }
  expect(page.root.textContent).to.equal('0');
  await frame();
  expect(page.root.textContent).to.equal('3');
  expect(page.drawn.count).to.equal(2);
  page.close();
});

it('draws what a person does in the same task, and what waited for a frame before it', async () => {
  const page = number();
  await frame();
  page.set(1);
  let before = '';
  page.root.addEventListener('keydown', () => {
    before = page.root.textContent ?? '';
    page.set(2);
  });
  page.root.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
  expect(before).to.equal('1');
  await Promise.resolve();
  expect(page.root.textContent).to.equal('2');
  page.close();
});

/** A field of each kind, drawn with what was last heard of it, and with news that come by themselves. */
function fields() {
  const root = document.createElement('div');
  document.body.append(root);
  let tell!: (news: string) => void;
  const Fields = () => {
    const [news, setNews] = useState('');
    const [to, setTo] = useState('');
    const [isSure, setSure] = useState(false);
    const [words, setWords] = useState('');
    tell = setNews;
    return h('form', null, [
      h('p', null, `${news} ${to} ${isSure} ${words}`),
      h('select', { value: to, onChange: (e: Event) => setTo((e.currentTarget as HTMLSelectElement).value) }, [
        h('option', { value: '' }),
        h('option', { value: 'li' }),
      ]),
      h('input', {
        type: 'checkbox',
        checked: isSure,
        onChange: (e: Event) => setSure((e.currentTarget as HTMLInputElement).checked),
      }),
      h('textarea', {
        value: words,
        onInput: (e: Event) => setWords((e.currentTarget as HTMLTextAreaElement).value),
      }),
    ]);
  };
  const stop = drawByFrames(window);
  render(h(Fields, null), root);
  const found = <E extends Element>(name: string) => root.querySelector(name) as E;
  return {
    tell: (news: string) => tell(news),
    shown: () => found('p').textContent,
    select: found<HTMLSelectElement>('select'),
    checkbox: found<HTMLInputElement>('input'),
    area: found<HTMLTextAreaElement>('textarea'),
    close() {
      stop();
      render(null, root);
      root.remove();
    },
  };
}

const happens = (on: Element, ...names: string[]) => {
  for (const name of names) on.dispatchEvent(new Event(name, { bubbles: true }));
};

it('[CW13] leaves what is chosen in a field while news wait to be drawn', async () => {
  const page = fields();
  await frame();
  page.tell('news');
  page.select.value = 'li';
  happens(page.select, 'input', 'change');
  await frame();
  expect(page.shown()).to.equal('news li false ');
  expect(page.select.value).to.equal('li');
  page.close();
});

it('[CW13] leaves a tick that is set while news wait to be drawn', async () => {
  const page = fields();
  await frame();
  page.tell('news');
  page.checkbox.click();
  await frame();
  expect(page.shown()).to.equal('news  true ');
  expect(page.checkbox.checked).to.equal(true);
  page.close();
});

it('[CW13] leaves what is typed by an input method while news wait to be drawn', async () => {
  const page = fields();
  await frame();
  page.tell('news');
  page.area.value = '你好';
  happens(page.area, 'compositionend', 'input');
  await frame();
  expect(page.shown()).to.equal('news  false 你好');
  expect(page.area.value).to.equal('你好');
  page.close();
});

it('draws without a frame where none comes', async () => {
  const real = window.requestAnimationFrame;
  window.requestAnimationFrame = () => 0;
  const page = number();
  page.set(1);
  await new Promise((resolve) =>
    new MutationObserver(resolve).observe(page.root, { subtree: true, characterData: true, childList: true }),
  );
  window.requestAnimationFrame = real;
  expect(page.root.textContent).to.equal('1');
  page.close();
});

it('draws at once again when it is stopped, and what waited', async () => {
  const page = number();
  await frame();
  page.set(1);
  page.stop();
  expect(page.root.textContent).to.equal('1');
  page.set(2);
  await Promise.resolve();
  expect(page.root.textContent).to.equal('2');
  page.close();
});
