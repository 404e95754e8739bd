/** The page of the extension, as it is shown in the editor and in the galleries. */
export function pageOf(options: { root: string; path: string; baseUrl?: string; rawUrl?: string }): string;
