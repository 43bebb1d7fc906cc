/** Forge passes requests of up to 500 KB. */
const longestSent = 450_000;

/** Whether something can be sent as it is. A letter outside of ASCII takes several bytes. */
export function canBeSent(value: unknown): boolean {
  return new TextEncoder().encode(JSON.stringify(value)).length <= longestSent;
}
