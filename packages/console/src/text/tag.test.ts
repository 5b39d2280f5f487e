import { STANDARD_LOOK } from '@shopbell/domain';
import { describe, expect, it } from 'vitest';
import { tagOf } from './tag.ts';

const NAMED = { slug: 'demo', script: 'https://chat.example/shopbell.js' };

describe('the tag for the shop’s pages', () => {
  it('leaves out what is the product’s own', () => {
    expect(tagOf({ look: STANDARD_LOOK, ...NAMED })).toBe(
      '<script async src="https://chat.example/shopbell.js" data-site="demo"></script>',
    );
  });

  it('says everything else', () => {
    const look = {
      brand: '#2b59c3',
      position: 'start',
      theme: 'dark',
      locale: 'zh-CN',
      heading: '茶与壶',
      greeting: 'Ahoy',
      questions: ['Where is it?', 'And "when"?'],
      photo: '/logo.png',
      sounds: 'on',
      storage: 'none',
    } as const;
    expect(tagOf({ look, ...NAMED }).split('\n')).toEqual([
      '<script async src="https://chat.example/shopbell.js"',
      '  data-site="demo"',
      '  data-locale="zh-CN"',
      '  data-heading="茶与壶"',
      '  data-greeting="Ahoy"',
      '  data-questions="Where is it?|And &quot;when&quot;?"',
      '  data-photo="/logo.png"',
      '  data-brand="#2b59c3"',
      '  data-position="start"',
      '  data-theme="dark"',
      '  data-sounds="on"',
      '  data-storage="none"></script>',
    ]);
  });

  it('[CL1] keeps a value a value', () => {
    const look = { ...STANDARD_LOOK, heading: `"></script><script>alert('1')</script>&quot;` };
    expect(tagOf({ look, ...NAMED })).toBe(
      `<script async src="https://chat.example/shopbell.js"
  data-site="demo"
  data-heading="&quot;&gt;&lt;/script&gt;&lt;script&gt;alert('1')&lt;/script&gt;&amp;quot;"></script>`,
    );
  });
});
