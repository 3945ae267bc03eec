/**
 * English function words, for texts whose topic is in the other words. A short list of ours: articles, pronouns, prepositions,
 * conjunctions, auxiliaries. "No" and "not" are kept as terms, as they turn meanings round.
 */
export const englishStopWords: readonly string[] = (
  "a an the this that these those " +
  "i me my mine we us our ours you your yours he him his she her hers it its they them their theirs " +
  "myself yourself himself herself itself ourselves themselves who whom whose which what " +
  "am is are was were be been being have has had having do does did doing done " +
  "will would shall should can could may might must " +
  "and or but nor so yet if then than because as while although though unless until whether " +
  "of at by for with about against between into through during before after above below to from up down in out on off over under onto upon " +
  "again once here there when where why how all any both each few more most other some such own same too very just also only even"
).split(" ");
