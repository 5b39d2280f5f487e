import type { ShopBell, ShopBellAttributes } from '@shopbell/widget';
import type { Ref } from 'react';

/** What JSX may say on the bare element `<shop-bell>`. */
export interface ShopBellTagProps extends ShopBellAttributes {
  /** The element, with its verbs. */
  ref?: Ref<ShopBell> | undefined;
}

declare module 'react' {
  // biome-ignore lint/style/noNamespace: React keeps its elements there
  namespace JSX {
    interface IntrinsicElements {
      'shop-bell': ShopBellTagProps;
    }
  }
}
