const day = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is a day that the calendar has. */
export function isDay(text: string): boolean {
  const ms = Date.parse(`${text}T00:00:00Z`);
  return day.test(text) && !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}
