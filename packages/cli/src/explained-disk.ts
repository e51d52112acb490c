import { WrongUsage } from "./exit.ts";

const words: Readonly<Record<string, string>> = {
  ENOSPC: "磁盘已满，没有写成；没有留下半个文件 · the disk is full: nothing was written, no half file is left",
  EFBIG: "超过允许的文件大小，没有写成 · the file may not become so large: nothing was written",
  ENOENT: "文件或文件夹不存在 · there is no such file or folder",
  ENOTDIR: "路径中有一段不是文件夹 · a part of the path is not a folder",
  EISDIR: "这是一个文件夹 · this is a folder",
  EACCES: "没有权限 · not permitted",
  EPERM: "没有权限 · not permitted",
  EROFS: "该磁盘只读 · that disk is read-only",
};

/** Does work on a file; what the disk refuses is said to the person who named it. @throws WrongUsage */
export async function explainedDisk<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const said = words[(error as NodeJS.ErrnoException).code ?? ""];
    throw said === undefined ? error : new WrongUsage(`${file}：${said}`);
  }
}
