import { expect, it } from 'vitest';
import { checked, hoursJson } from './sample.contract.ts';
import { writeHours } from './write.ts';

it('[HR8] writes what was right as it was read', () => {
  const json = hoursJson(
    'Asia/Shanghai',
    '07:00-02:00',
    { '2026-11-11': '00:00-24:00', '2026-12-25': '' },
    { sun: '' },
  );
  expect(writeHours(checked(json))).toEqual(json);
});

it('puts spans and exceptions in order and drops what means nothing', () => {
  const json = hoursJson('UTC', '13:00-18:00 08:00-12:00', { '2026-12-25': '', '2026-10-01': '20:00-00:00' });
  expect(writeHours(checked({ ...json, note: 'x' }))).toEqual(
    hoursJson('UTC', '08:00-12:00 13:00-18:00', { '2026-10-01': '20:00-24:00', '2026-12-25': '' }),
  );
});
