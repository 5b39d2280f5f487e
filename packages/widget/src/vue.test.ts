import { expect, it } from 'vitest';
import type { GlobalComponents } from 'vue';
import type {} from './vue.ts';

type Props = InstanceType<GlobalComponents['shop-bell']>['$props'];

it('tells Vue’s templates the attributes and the events of <shop-bell>', () => {
  let unread = 0;
  const props: Props = {
    site: 'my-shop',
    theme: 'dark',
    onUnread: ({ detail }) => {
      unread = detail;
    },
  };
  props.onUnread?.({ detail: 2 } as CustomEvent<number>);
  expect(unread).toBe(2);
  // @ts-expect-error a theme that does not exist
  expect({ site: 'my-shop', theme: 'blue' } satisfies Props).toBeDefined();
  // @ts-expect-error without a site
  expect({ theme: 'dark' } satisfies Props).toBeDefined();
});
