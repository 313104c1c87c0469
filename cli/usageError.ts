/** A command line that makes no sense; the message says what is wrong and what would be right. */
export class UsageError extends Error {}
