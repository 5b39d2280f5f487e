export * from './cards/cards.ts';
export { watchEvent, watchLog } from './clocks/follow.ts';
export {
  type ClockReading,
  clockDeadlines,
  type Deadlines,
  type Degree,
  degreeAt,
  judgeClock,
  readClock,
} from './clocks/read.ts';
export * from './clocks/rule.ts';
export type { IsAutomatic } from './clocks/signal.ts';
export { type Standing, type Stuck, type StuckReason, stuckAt } from './clocks/stuck.ts';
export {
  type ClockName,
  type RunningClock,
  runningClock,
  type StoppedClock,
  UNWATCHED,
  type Watch,
  type WatchState,
} from './clocks/watch.ts';
export {
  agentMayRead,
  type Duty,
  isClaimed,
  isGuest,
  isInCompany,
  mayReadEarlier,
  shopperMayRead,
} from './conversation/access.ts';
export { attached } from './conversation/attached.ts';
export * from './conversation/command.ts';
export * from './conversation/conversation.ts';
export { decide } from './conversation/decide.ts';
export { heldWords } from './conversation/deeds/said.ts';
export { append, erased, evolve, type Logged } from './conversation/evolve.ts';
export { lastWords, lineOf } from './conversation/line.ts';
export { type Opening, open, personOf, visitorIn } from './conversation/open.ts';
export { firstDue, owesIn, promiseOf } from './conversation/promise.ts';
export type { Verdict } from './conversation/verdict.ts';
export { ABUSE, PHRASES } from './guard/abuse.ts';
export type { ContactKind } from './guard/contacts.ts';
export {
  abuseOf,
  createGuard,
  type Finding,
  type Guard,
  mayRepeat,
  REPEATED,
  sameWords,
  wordsOfName,
} from './guard/guard.ts';
export { GUARD_BOUNDS, type GuardFault, type GuardRules, parseGuard, STANDARD_GUARD } from './guard/rules.ts';
export type * from './hours/faults.ts';
export { type HoursJson, hoursFor, type ServiceHours, type SpanJson, WEEKDAYS, type Weekday } from './hours/hours.ts';
export { dateAt, type NaturalDay, naturalDay } from './hours/natural-day.ts';
export { type HoursChange, isOpen, nextChange, nextOpening } from './hours/open.ts';
export { type HoursResult, MAX_EXCEPTIONS, MAX_SPANS_A_DAY, parseHours } from './hours/parse.ts';
export { dueAfter, serviceTimeMs } from './hours/service-time.ts';
export type { OpenSpan } from './hours/spans.ts';
export { dateIn, dayIn, instantOf, type WallTime, wallTimeAt } from './hours/wall-time.ts';
export { writeHours } from './hours/write.ts';
export {
  askedOf,
  LEFT_FORM_CONTACT,
  LEFT_PROMISE_MAX,
  type LeftForm,
  type LeftFormFault,
  parseLeftForm,
  STANDARD_LEFT_FORM,
} from './left/form.ts';
export {
  CHAT_LANGUAGES,
  type ChatLanguage,
  GREETING_MAX,
  HEADING_MAX,
  LOOK_CHOICES,
  type Look,
  type LookFault,
  PHOTO_MAX,
  parseBrand,
  parseLook,
  QUESTION_MARK,
  QUESTION_MAX,
  QUESTIONS_MAX,
  STANDARD_BRAND,
  STANDARD_LOOK,
} from './look/look.ts';
export { type MaskedAttribute, maskAttribute } from './mask/attribute.ts';
export { maskCard } from './mask/card.ts';
export { findPrivate, type Masked, maskAs, maskStart, maskText, type PrivatePiece } from './mask/mask.ts';
export {
  type AskTerms,
  beyondAsk,
  isLow,
  type Rated,
  type Rating,
  type RatingAsked,
  type RatingSaid,
} from './rating/rating.ts';
export {
  LOW_MAX,
  parseRating,
  RATING_ASKS,
  type RatingFault,
  type RatingRules,
  STANDARD_RATING,
  termsOf,
} from './rating/rules.ts';
export { CODE_CHARS, makeCode, readCode, showCode } from './referral/code.ts';
export * from './referral/referral.ts';
export { type ReferralCount, tallyReferrals } from './referral/report.ts';
export { csvOf, escapeCell, tabbedOf, unescapeCell } from './replies/cells.ts';
export * from './replies/find.ts';
export { type ReceptionSigns, type SaidThere, stepAt } from './replies/step-at.ts';
export * from './replies/steps.ts';
export * from './replies/variables.ts';
export { able, speaks } from './routing/able.ts';
export type * from './routing/answer.ts';
export type * from './routing/floor.ts';
export * from './routing/offer.ts';
export { route, routing } from './routing/route.ts';
export { isWithin, SETTINGS_BOUNDS } from './settings-bounds.ts';
export * from './shopper/change.ts';
export { type Device, deviceOf } from './shopper/device.ts';
export * from './shopper/facts.ts';
export { LABEL_CHARS, labelOf } from './shopper/label.ts';
export { provenEmail } from './shopper/proven-email.ts';
export { changeRemark, type RemarkVerdict } from './shopper/remark.ts';
export { type HoursText, readHoursText, weekLines, weekRuns, writeHoursText } from './stores/hours-text.ts';
export {
  findLocalities,
  type IndexedLocality,
  indexLocalities,
  LOCALITY_BOUNDS,
  type Locality,
  type LocalityFault,
  localityLabel,
  parseLocality,
  storesNamed,
} from './stores/localities.ts';
export { isMainland } from './stores/mainland.ts';
export { type MapLink, type MapName, mapLinks } from './stores/map-links.ts';
export { type Near, nearest } from './stores/nearest.ts';
export { distanceM, isPosition, type Position } from './stores/position.ts';
export { COORDINATE_SYSTEMS, type CoordinateSystem, gcj02ToBd09, toGcj02, toWgs84 } from './stores/shift.ts';
export { type ShownStore, shownStore } from './stores/shown.ts';
export { type StoreStanding, storeStanding } from './stores/standing.ts';
export {
  NAMED_MAPS,
  type NamedMap,
  parsePosition,
  parseStore,
  STORE_BOUNDS,
  type Store,
  type StoreFault,
  type StoreFaultCode,
  type StoreResult,
} from './stores/store.ts';
export { type Bone, type Bones, boneOf, inOrder } from './summary/bone.ts';
export { type DaySummary, type PromiseRef, summarise } from './summary/summary.ts';
export { asLine } from './text/control.ts';
