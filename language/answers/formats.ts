/**
 * Formats of texts as anchored patterns (ECMAScript, flag u). They are written so that matching takes linear
 * time, and used unchanged by the evaluator and by the JSON Schema, which so cannot disagree.
 */
export const formatPatterns = {
  /** One @, a domain with a dot, no spaces; that the mailbox exists only a mail can tell. */
  email: "[^\\s@]{1,64}@[^\\s@.]+(?:\\.[^\\s@.]+)+",
  /** 5 to 20 digits with the usual separators, an international prefix and an extension. */
  phone: "\\+?(?:[ ().\\-\\/]*[0-9]){5,20}\\)?(?: ?(?:转|x|ext\\.?|#) ?[0-9]{1,6})?",
  /** http or https, a host with a dot; international hosts and paths as people paste them. */
  url: "https?:\\/\\/[^\\s\\/?#@.]+(?:\\.[^\\s\\/?#@.]+)+(?:[\\/?#]\\S*)?",
} as const;
