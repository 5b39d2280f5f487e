import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Product } from './product.tsx';
import { Talk } from './talk.tsx';

const isHeadless = location.search === '?headless';
createRoot(document.getElementById('app') as HTMLElement).render(
  <StrictMode>{isHeadless ? <Talk /> : <Product />}</StrictMode>,
);
