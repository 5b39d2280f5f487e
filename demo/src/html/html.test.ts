import { expect, it } from 'vitest';
import { html } from './html.ts';

it('escapes text, in elements and in attributes', () => {
  const name = `<img src=x onerror="alert('1')">&`;
  expect(html`<a title="${name}">${name}</a>`.text).toBe(
    '<a title="&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;">' +
      '&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;</a>',
  );
});

it('takes its own markup as it is, once', () => {
  const inner = html`<b>${'a < b'}</b>`;
  expect(html`<p>${inner}</p>`.text).toBe('<p><b>a &lt; b</b></p>');
});

it('joins lists and writes nothing for what is absent', () => {
  expect(html`<p>${['a', html`<br>`, '<']}${undefined}${false}${0}</p>`.text).toBe('<p>a<br>&lt;0</p>');
});

it('refuses an object that only looks like markup', () => {
  expect(() => html`${JSON.parse('{"text":"<script>"}')}`).toThrow(TypeError);
});
