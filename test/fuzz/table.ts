/** Rows of cells of a table in RFC 4180 form; throws on what is none. */
export function tableOf(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < csv.length) {
    const [whole, inQuotes, plain, end] =
      /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/.exec(csv.slice(at, at + 200_000)) ?? [];
    if (whole === undefined) throw new Error(`No cell at ${at}: ${JSON.stringify(csv.slice(at, at + 60))}`);
    row.push(inQuotes?.replaceAll('""', '"') ?? plain ?? "");
    at += whole.length;
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
