/** Hands a file to the reader, as a download. Nothing leaves this machine. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // the browser has begun to read it by then
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A name that every file system takes. @example fileName("分布: 小学/教学用房") // "分布 小学 教学用房" */
export function fileName(words: string): string {
  return words
    .replaceAll(/[\\/:*?"<>|\s]+/g, " ")
    .trim()
    .slice(0, 120);
}
