import { describe, expect, it } from 'vitest';
import { deviceOf } from './device.ts';

const APPLE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';
const ANDROID = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)';

describe('what a user agent tells', () => {
  it.each([
    [`${WINDOWS} Chrome/142.0.0.0 Safari/537.36`, 'Chrome 142', 'Windows', false],
    [`${WINDOWS} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`, 'Edge 142', 'Windows', false],
    [`${ANDROID} Chrome/141.0.0.0 Mobile Safari/537.36`, 'Chrome 141', 'Android', true],
    [
      `${ANDROID} Version/4.0 Chrome/130.0 Mobile Safari/537.36 MicroMessenger/8.0.56 NetType/WIFI`,
      'WeChat 8',
      'Android',
      true,
    ],
    [`${APPLE} Version/18.5 Mobile/15E148 Safari/604.1`, 'Safari 18', 'iOS 18', true],
    [`${APPLE} CriOS/141.0 Mobile/15E148 Safari/604.1`, 'Chrome 141', 'iOS 18', true],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15',
      'Safari 26',
      'macOS',
      false,
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0', 'Firefox 144', 'Linux', false],
  ])('reads %s', (agent, browser, system, handheld) => {
    expect(deviceOf(agent)).toEqual({ browser, system, handheld });
  });

  it('tells nothing where there is nothing to tell, and tells no made-up number', () => {
    expect(deviceOf('')).toBeUndefined();
    expect(deviceOf('curl/8.0')).toBeUndefined();
    expect(deviceOf('Chrome/<b>')).toEqual({ browser: 'Chrome', handheld: false });
    expect(deviceOf('Chrome/99999999')).toEqual({ browser: 'Chrome 999', handheld: false });
  });

  it('looks at no more than the start of a very long one', () => {
    expect(deviceOf(`${'x'.repeat(100_000)}Chrome/142`)).toBeUndefined();
  });
});
