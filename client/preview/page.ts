/** The page of the preview: nothing but its policy, its style and its script. */

export interface PageParts {
  /** URIs that the webview can load. */
  script: string;
  style: string;
  /** Source of the policy for the extension's own files. */
  source: string;
  nonce: string;
  locale: "zh-CN" | "en";
  title: string;
}

/** A number used once, from the platform's own generator. */
export function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, "");
}

/**
 * Nothing is loaded but the two files, no address is spoken to, and no script runs but ours: the frame of the
 * form inherits this policy.
 */
export function pageOf({ script, style, source, nonce, locale, title }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    `img-src data: ${source}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="stylesheet" nonce="${nonce}" href="${escaped(style)}">
</head>
<body>
<script nonce="${nonce}" src="${escaped(script)}"></script>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
