/** Whether a literal names a day or a time that exists: not 2023-02-29, not 25:00. */
export function isValidTime(value: string): boolean {
  const [date, time] = value.includes("T")
    ? value.split("T")
    : value.includes(":")
      ? [undefined, value]
      : [value, undefined];
  if (time !== undefined) {
    const [h, m] = time.split(":").map(Number);
    if (!(h! <= 23 && m! <= 59)) return false;
  }
  if (date === undefined) return true;
  const [y, m, d] = date.split("-").map(Number);
  if (m !== undefined && !(m >= 1 && m <= 12)) return false;
  if (d === undefined) return true;
  const days = new Date(Date.UTC(y!, m!, 0)).getUTCDate();
  return d >= 1 && d <= days;
}
