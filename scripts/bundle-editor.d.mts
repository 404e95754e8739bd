export function bundleEditor(options: {
  outDir: string;
  minify?: boolean;
  only?: ("extension" | "server" | "web" | "worker" | "webview")[];
}): Promise<{ outputs: Record<string, { bytes: number }>; inputs: string[] }>;
