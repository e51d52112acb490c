/**
 * The header that names a download, also in Chinese (RFC 6266).
 *
 * @example attachment("报表.xlsx") // "attachment; filename=\"__.xlsx\"; filename*=UTF-8''%E6%8A%A5%E8%A1%A8.xlsx"
 */
export function attachment(fileName: string): string {
  const ascii = fileName.replaceAll(/[^\x20-\x7e]|["\\%]/g, "_");
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;
}
