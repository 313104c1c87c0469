/** Whether the text is now in the clipboard; browsers refuse outside of a secure page or without focus. */
export const copyText = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
};
