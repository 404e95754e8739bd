import { URI } from "vscode-uri";

/**
 * One spelling for each file: editors, `URL` and file systems escape differently (`c:`, `(`, Chinese), and
 * a file that is known under two names would be read twice and renamed half.
 */
export function canonical(uri: string): string {
  try {
    return URI.parse(uri).toString();
  } catch {
    return uri;
  }
}

/** Whether `uri` is the folder or lies below it. */
export function isWithin(uri: string, folder: string): boolean {
  return uri === folder || uri.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
}

/** The folder of a file, without slash at the end. */
export function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf("/"));
}

export function isSurvey(uri: string): boolean {
  return /\.survey$/i.test(uri);
}

export function isConfig(uri: string): boolean {
  return /\/rensis\.ya?ml$/i.test(uri);
}
