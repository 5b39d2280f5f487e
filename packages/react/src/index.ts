export type { ShopBell as ShopBellElement } from '@shopbell/widget';
export type { ShopBellTagProps } from './jsx.ts';
export { ShopBell, type ShopBellListeners, type ShopBellProps } from './shop-bell.ts';
export { useChat } from './use-chat.ts';
export type { ReactChat } from './use-client.ts';
