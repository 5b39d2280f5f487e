import type {} from 'vue';
import type { ShopBellAttributes } from './attributes.ts';
import type { ShopBellEvents } from './contract.ts';

/** What a Vue template may say on `<shop-bell>`: the attributes, and listeners of its DOM events. */
export type ShopBellVueProps = ShopBellAttributes & {
  [K in keyof ShopBellEvents as `on${Capitalize<K>}`]?: (event: CustomEvent<ShopBellEvents[K]>) => void;
};

declare module 'vue' {
  interface GlobalComponents {
    'shop-bell': new () => { $props: ShopBellVueProps };
  }
}
