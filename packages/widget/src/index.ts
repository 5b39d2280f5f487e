import './define.ts';

export type { Command, OpenOptions, ShopBell, ShopBellEvents, ShopBellVerbs } from './contract.ts';
