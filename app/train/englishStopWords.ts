/** Words of English that carry grammar rather than meaning, in lower case. */
export const ENGLISH_STOP_WORDS: readonly string[] = [
  ...['a', 'an', 'the', 'this', 'that', 'these', 'those', 'such', 'some', 'any', 'all', 'each', 'no', 'not'],
  ...['i', 'me', 'my', 'we', 'us', 'our', 'you', 'your', 'he', 'him', 'his', 'she', 'her', 'it', 'its'],
  ...['they', 'them', 'their', 'who', 'whom', 'whose', 'which', 'what', 'there', 'here'],
  ...['and', 'or', 'but', 'nor', 'if', 'then', 'than', 'as', 'so', 'because', 'while', 'when', 'where'],
  ...['of', 'in', 'on', 'at', 'to', 'for', 'from', 'by', 'with', 'into', 'upon', 'over', 'under', 'about'],
  ...['be', 'is', 'am', 'are', 'was', 'were', 'been', 'being', 'do', 'does', 'did', 'have', 'has', 'had'],
  ...['can', 'could', 'may', 'might', 'must', 'shall', 'should', 'will', 'would', 'very', 'too', 'also'],
];
