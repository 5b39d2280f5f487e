import type { StoreTexts } from './texts.ts';

const stores: StoreTexts = {
  close: '닫기',
  place: '도시, 우편번호 또는 장소',
  search: '검색',
  here: '내 주변',
  looking: '매장을 찾는 중…',
  found: '다음 매장을 찾았습니다.',
  none: '매장을 찾지 못했습니다. 다른 장소를 입력해 보세요.',
  refused: '브라우저가 위치를 알려 주지 않았습니다. 장소를 입력해 주세요.',
  offline: '연결되어 있지 않습니다. 나중에 다시 시도해 주세요.',
  later: '너무 자주 검색했습니다. 잠시 후 다시 시도해 주세요.',
  near: (place) => `${place} 근처`,
  others: '혹시 이곳인가요',
  open: '영업 중',
  closed: '영업 종료',
  until: (time) => `${time}까지`,
  opens: (time) => `${time}에 열림`,
  call: '전화하기',
  maps: { amap: 'Amap', baidu: '바이두 지도', apple: 'Apple 지도', google: 'Google 지도', geo: '지도 앱' },
};

export default stores;
