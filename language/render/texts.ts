/**
 * The interface's own words, in every language it speaks. `StaticTexts` are printed when the form is made,
 * `LiveTexts` travel with the page and are used while it is filled in. `{name}` is filled in by `fillText`.
 */

export interface StaticTexts {
  noScript: string;
  noScriptTitle: string;
  skipToForm: string;
  start: string;
  next: string;
  back: string;
  toReview: string;
  optional: string;
  required: string;
  requiredLegend: string;
  optionalLegend: string;
  anonymous: string;
  confidential: string;
  identified: string;
  onlyIf: string;
  offeredIf: string;
  endsIf: string;
  yes: string;
  no: string;
  agree: string;
  disagree: string;
  choose: string;
  specify: string;
  clear: string;
  noAnswer: string;
  pickOne: string;
  pickAny: string;
  pickBetween: string;
  pickAtLeast: string;
  pickAtMost: string;
  rankAll: string;
  rankTop: string;
  rankOf: string;
  rankNone: string;
  rankAdd: string;
  rankUp: string;
  rankDown: string;
  allocateTotal: string;
  sliderHint: string;
  sliderValue: string;
  important: string;
  interviewer: string;
  probe: string;
  between: string;
  atLeast: string;
  atMost: string;
  yearFormat: string;
  monthFormat: string;
  review: string;
  reviewHelp: string;
  finish: string;
  send: string;
  sendAgain: string;
  saveNote: string;
  saveSummary: string;
  saveOff: string;
  saveClear: string;
  savedFound: string;
  savedContinue: string;
  savedRestart: string;
  thanks: string;
  results: string;
  receipt: string;
  receiptCode: string;
  receiptDate: string;
  receiptCount: string;
  downloadJson: string;
  downloadCsv: string;
  downloadHelp: string;
  print: string;
  progress: string;
  navigation: string;
  yesRight: string;
  noChange: string;
  confirmTitle: string;
}

export interface LiveTexts {
  pageOf: string;
  errorTitle: string;
  errorTitleOne: string;
  errorPrefix: string;
  requestedTitle: string;
  requestedHelp: string;
  mustChoose: string;
  mustAnswer: string;
  mustNumber: string;
  mustDate: string;
  mustTime: string;
  mustRank: string;
  mustSlide: string;
  wrongOption: string;
  wrongType: string;
  wholeNumber: string;
  decimals: string;
  tooSmall: string;
  tooLarge: string;
  tooEarly: string;
  tooLate: string;
  tooFew: string;
  tooMany: string;
  tooShort: string;
  tooLong: string;
  exclusive: string;
  repeated: string;
  step: string;
  pattern: string;
  email: string;
  phone: string;
  url: string;
  total: string;
  rankIncomplete: string;
  check: string;
  saved: string;
  notSaved: string;
  cleared: string;
  clearAsk: string;
  savedAt: string;
  totalLeft: string;
  totalOver: string;
  totalDone: string;
  rankedAt: string;
  unranked: string;
  notSet: string;
  change: string;
  changeOf: string;
  notAnswered: string;
  sending: string;
  sent: string;
  sendFailed: string;
  count: string;
  ended: string;
  scoreName: string;
  scoreValue: string;
  scoreBand: string;
  scoreMissing: string;
  of: string;
  listComma: string;
  chart: string;
}

export interface Texts extends StaticTexts {
  live: LiveTexts;
}

/** Puts values into `{name}` places; unknown names stay as they are. */
export function fillText(template: string, values: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : String(value);
  });
}
