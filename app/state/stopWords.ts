/** Words of a list separated by spaces, commas, semicolons or line ends, each once. */
export const stopWordsOf = (text: string): string[] => [
  ...new Set(
    text
      .normalize('NFC')
      .split(/[\s,;]+/u)
      .filter((word) => word !== ''),
  ),
];
