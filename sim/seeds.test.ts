import { expect, test } from 'vitest';
import type { Extra } from './extras.ts';
import { runSeed } from './run.ts';

/**
 * Seeds that once showed a fault of the product. What they live through changes with every change of the simulation; the
 * fault itself has a test of its own beside the code that was mended.
 */
const SEEDS: readonly [seed: number, what: string][] = [
  [68, 'a hello met a full disk and was told of an inner error'],
  [369, 'an agent whose first page of the desk’s log was lost never saw what stands before the next one'],
  [782, 'a disk that refused when a page opened was not read when it worked again'],
  [2014, 'a request that was read from the device after its event had come stayed on its way for good'],
  [341, 'a request that was given up while the way was kept free for it held the others up for a minute'],
  [2355, 'a refusal stuck on a stalled line let later words pass the refused ones'],
  [30409, 'a line greeted as a guest’s never learned of what the former line had said'],
  [39786, 'an ack that came before the reader was loaded left its words on their way'],
  [69372, 'words that grew old while they were held back were neither sent nor asked about'],
];

/** The same, with several tabs. */
const TAB_SEEDS: readonly [seed: number, what: string][] = [
  [377, 'a follower whose log began behind an acked message showed it as on its way for good'],
  [930, 'the same, with an ack that came before the log was asked for'],
  [224, 'a tab that was put away never learned that a conversation had been closed meanwhile'],
  [5039, 'a new leader that knew no logs was greeted without a word, and nobody asked for those of the others'],
  [5884, 'a former leader that missed an ack showed another tab’s words as on their way for good'],
  [1899, 'an ack from before a refusal let a newer message pass the refused ones'],
  [13843, 'words that a person had dropped came back from another tab, behind newer ones'],
  [15910, 'a yes to old words did not count in the tab that had them on its line just then'],
  [15176, 'a frozen tab’s secret took the place of the one that the others had talked under'],
  [802427, 'a page that came back left a rival’s words alone, and they came behind newer ones, or never'],
  [2000243, 'a page that could not share in time kept the secret it began with, and words went out under both'],
  [2020355, 'what a tab that missed its ack asked for once more came to a restored relay behind what was acked later'],
  [3401861, 'who saw a conversation taken and given back between two looks at their list followed it no more'],
];

/** The same, where it is drawn how many tabs they have. */
const DRAWN_SEEDS: readonly [seed: number, what: string][] = [
  [27628, 'what one tab alone knew as acked was never offered to a restored relay, because another one led'],
  [97558, 'old words that a person had said no to came back from another tab, and were asked about again'],
  [13598, 'words that were told once more stood before what was offered anew, and both waited for the other'],
  [2000598, 'a tab that had heard no greeting took the events of a store that was lost for those of the restored one'],
  [2100200, 'a member on a device that had said nothing could not change what they had said on another'],
  [88370, 'what came while a part of the SDK could not be loaded was never read, because nothing came after it'],
  [79872, 'nothing told any more how old a secret was, and words under its rival were deleted as a stranger’s'],
  [6336, 'what was acked before the part that keeps was loaded was not offered to a relay that was restored meanwhile'],
  [13106, 'the same, on a page that had said nothing else'],
  [58678, 'a list went back for good for the last agent, who had left and come back while changes were gathered'],
  [75062, 'an edit was dropped after a reload because a recall of its message waited behind it'],
  [6000005, 'the same, with two tabs'],
  [6001981, 'the same, with one tab'],
  [21060, 'a list that was read after a lost hint went back for good to what had been gathered before'],
  [53331, 'words on their way to be taken back were asked for once more, of a restored relay that lacked them'],
  [21297, 'words whose recall had found nothing in a restored relay were offered to it with the next greeting'],
  [
    7514,
    'a tab that did not know its member so far wrote its secret over that of the others, after they had sent words',
  ],
  [84751, 'a page with a line of its own that was greeted last sent under its secret what another tab had taken over'],
  [30337, 'what was unanswered went to a restored relay before what was acked earlier, while that was not loaded'],
  [54193, 'somebody spoke in a page that was gone: the world’s own fault'],
  [
    41359,
    'who lost a conversation before their receipt went out, and was asked in later, told nobody what they had read',
  ],
  [14565, 'a hint of the bus that came late, or twice, took a conversation back to who could read it before'],
  [27553, 'the same'],
  [53888, 'the same'],
  [60615, 'the same'],
  [69742, 'the same'],
  [77608, 'the same'],
  [79846, 'the same'],
  [42789, 'an open thread lacked its end where it was handed over and closed between two looks of the relay'],
  [53673, 'words of one tab stood in the wrong order'],
  [
    19038,
    'a tab placed words anew that it had read under the secret that was given up, behind newer ones of their tab',
  ],
  [10486, 'two tabs took the same message back: the judge’s own fault, which took one’s press for the other’s'],
];

/** The same, with several tabs, and chance helped along. */
const AWKWARD_SEEDS: readonly [seed: number, what: string][] = [
  [140, 'tabs with lines of their own, greeted before anybody spoke, spoke at once under a secret each'],
  [955, 'the same, where such a line was about to be opened when somebody spoke'],
  [404, 'a recall was taken for one of another conversation that came to the counter while its verb was loaded'],
  [1444, 'a tab offered a restored relay words that another tab was about to take back'],
  [1516, 'a tab that took over offered a restored relay nothing of what the former leader alone knew as acked'],
  [2214, 'the same, with two leaders at once'],
  [2548, 'words that were held back for a recall were offered once that had been refused'],
  [2784, 'tabs that could not load what sharing needs were greeted before they could see each other’s secrets'],
  [3514, 'where the device keeps nothing, the leader offered a restored relay its own before a follower could tell'],
  [5123, 'words that were said no to in one tab got a yes in another that shares no line: the judge’s own fault'],
];

/** The same, where it is drawn how many tabs they have. */
const AWKWARD_DRAWN_SEEDS: readonly [seed: number, what: string][] = [
  [
    1676,
    'a tab that could not hear of a recall offered the words behind what another one had offered: the judge’s own fault',
  ],
  [3307, 'words were held to be kept before the part that keeps them was loaded: the judge’s own fault'],
  [
    5966,
    'what was pressed after a clock was set ahead went before what was pressed before, once the disk worked again',
  ],
  [7536, 'a tab that spoke again wrote its secret over another’s that it did not see so far'],
  [12069, 'what was pressed last went first, once the disk worked again after a clock was set back'],
  [
    1564,
    'a page died before it had read where its words stand: said by a clock that was set back, they went before older ones',
  ],
  [2352, 'the same'],
  [4205, 'the same'],
  [7645, 'the same'],
  [27217, 'words were read so late that a clock that was set back had caught up, and went before older ones'],
  [25443, 'the same'],
  [25783, 'the same'],
  [38394, 'the same'],
  [23255, 'words were told to the leader before they had their place, and went before older ones'],
  [2548, 'an edit stood before its message, said by a clock that was ahead, and both waited for each other'],
  [27381, 'the same'],
  [27944, 'the same'],
  [30643, 'a page slept while what was left was about to be read, and sent newer words first'],
  [27261, 'an edit of words that were taken back was held to go to a restored relay: the judge’s own fault'],
  [11280, 'words that were said no to in one of two leading tabs got a yes in the other: the judge’s own fault'],
  [33403, 'words that were said no to went from a tab that had slept meanwhile: the judge’s own fault'],
  [15440, 'a leader told a newcomer of words that had no place so far, which wrote them so over the place they got'],
];

/** With persons who are erased, and with tabs or without. */
const ERASING_SEEDS: readonly [seed: number, what: string][] = [
  [11, 'whoever spoke first after a backup brought their erased words back to it'],
  [55, 'what a restored store still had of the erased was refused, though it was stored: a store’s own list'],
  [39, 'words that were said while a person was erased outlived the next erasing, which the first one settled'],
  [251, 'a device kept words whose ack came behind their erasing'],
  [291, 'the same of notes that were acked once more'],
  [357, 'a note from after an erasing was not offered to a restored relay'],
  [2031, 'words that came between the list and the erasing came back: a store’s own list'],
];

/** The same, and awkward moments. */
const ERASING_AWKWARD_SEEDS: readonly [seed: number, what: string][] = [
  [21126, 'an earlier conversation was scrolled to and then erased, and its words stayed on the screen'],
  [21646, 'a recall that another tab could not hear of was pressed before the backup came back: the judge’s own fault'],
  [20328, 'tabs with lines of their own asked each for what was erased: the judge’s own fault'],
  [21488, 'a crash had cut an erasing, and a restored store refused what it would have erased: the judge’s own fault'],
];

async function expectClean(
  seed: number,
  tabs: boolean | undefined,
  awkward?: boolean,
  extras: readonly Extra[] = [],
): Promise<void> {
  const { counters, findings, failures } = await runSeed(seed, { tabs, awkward, extras });
  expect({ findings, failures }).toEqual({ findings: [], failures: [] });
  expect(Object.values(counters)).toEqual([0, 0, 0, 0, 0, 0]);
}

test.each(SEEDS)('seed %i: %s', (seed) => expectClean(seed, false));

test.each(TAB_SEEDS)('seed %i, with tabs: %s', (seed) => expectClean(seed, true));

test.each(DRAWN_SEEDS)('seed %i, with tabs or without: %s', (seed) => expectClean(seed, undefined));

test.each(AWKWARD_SEEDS)('seed %i, with tabs and awkward moments: %s', (seed) => expectClean(seed, true, true));

test.each(AWKWARD_DRAWN_SEEDS)('seed %i, with tabs or without, and awkward moments: %s', (seed) =>
  expectClean(seed, undefined, true),
);

test.each(ERASING_SEEDS)('seed %i, with erasing: %s', (seed) => expectClean(seed, undefined, false, ['erasing']));

test.each(ERASING_AWKWARD_SEEDS)('seed %i, with erasing and awkward moments: %s', (seed) =>
  expectClean(seed, undefined, true, ['erasing']),
);

test('seed 20100, with any tabs: a message that waited for a part of the SDK was told over the welcome of another store, and again', () =>
  expectClean(20100, undefined));

test('seed 20931, with any tabs: a message was not told while a part of the SDK, which nobody needed for it, was loaded', () =>
  expectClean(20931, undefined));

test('seed 91410, with promises: an agent had a promise of their own in a thread they could not follow only a minute later', () =>
  expectClean(91410, undefined, false, ['promising']));
