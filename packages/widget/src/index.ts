import './define.ts';

export type { ShopBellAttributes, ShopBellStyles } from './attributes.ts';
export type { Command, OpenOptions, PanelVerbs, ShopBell, ShopBellEvents, ShopBellVerbs } from './contract.ts';
