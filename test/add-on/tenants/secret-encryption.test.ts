import { createSecretKey, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { type EncryptionKey, parseEncryptionKeys } from '../../../src/add-on/tenants/encryption-keys.ts';
import { secretEncryption } from '../../../src/add-on/tenants/secret-encryption.ts';
import { Secret } from '../../../src/tokens/secret.ts';

const keyNamed = (id: string): EncryptionKey => ({ id, key: createSecretKey(randomBytes(32)) });

describe('secret encryption', () => {
  const old = keyNamed('2026.01');
  const current = keyNamed('2026.02');
  const before = secretEncryption([old]);
  const after = secretEncryption([current, old]);

  test('gives back what it was given, to its owner', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.string({ maxLength: 60 }), (text, owner) => {
        const opened = after.decrypt(after.encrypt(new Secret(text), owner), owner);
        expect(opened.ok && opened.secret.reveal()).toBe(text);
      }),
    );
  });

  test('the same secret never looks the same twice, and does not show', () => {
    const secret = new Secret('a-shared-secret');
    const [one, two] = [after.encrypt(secret, 'a'), after.encrypt(secret, 'a')];
    expect(one).not.toBe(two);
    expect(one).not.toContain('a-shared-secret');
    expect(one.startsWith('v1:2026.02:')).toBe(true);
  });

  test('does not open for another owner, without its key, or after a changed byte', () => {
    const encrypted = before.encrypt(new Secret('a-shared-secret'), 'tenant-a');
    expect(before.decrypt(encrypted, 'tenant-b')).toEqual({ ok: false, keyId: '2026.01' });
    expect(secretEncryption([current]).decrypt(encrypted, 'tenant-a')).toEqual({
      ok: false,
      keyId: '2026.01',
    });
    expect(secretEncryption([{ ...current, id: '2026.01' }]).decrypt(encrypted, 'tenant-a').ok).toBe(false);
    for (let index = 0; index < encrypted.length; index += 1) {
      const changed =
        encrypted.slice(0, index) + (encrypted[index] === 'A' ? 'B' : 'A') + encrypted.slice(index + 1);
      const opened = before.decrypt(changed, 'tenant-a');
      // The last characters of base64url hold bits that no byte is made of.
      if (opened.ok) expect([index, opened.secret.reveal()]).toEqual([expect.any(Number), 'a-shared-secret']);
    }
    for (const rubbish of ['', 'v1', 'v1:2026.01', 'v1:2026.01::', 'v2:2026.01:AAAA:AAAA']) {
      expect(before.decrypt(rubbish, 'tenant-a').ok).toBe(false);
    }
  });

  test('does not open with less than the whole of its tag, which is easier to guess', () => {
    const [form, id, iv, text = ''] = before.encrypt(new Secret(''), 'tenant-a').split(':');
    const tag = Buffer.from(text, 'base64url');
    const cut = [form, id, iv, tag.subarray(0, 4).toString('base64url')].join(':');
    expect([tag.length, before.decrypt(cut, 'tenant-a').ok]).toEqual([16, false]);
  });

  test('an older key still opens, and what it made is known to be old', () => {
    const encrypted = before.encrypt(new Secret('a-shared-secret'), 'tenant-a');
    expect(after.decrypt(encrypted, 'tenant-a').ok).toBe(true);
    expect([after.isCurrent(encrypted), before.isCurrent(encrypted)]).toEqual([false, true]);
  });
});

describe('ENCRYPTION_KEYS', () => {
  const good = randomBytes(32).toString('base64');
  test.each([
    ['', '1 must be written id:base64, id of letters, digits, . _ and -.'],
    ['a', '1 must be written id:base64, id of letters, digits, . _ and -.'],
    [`:${good}`, '1 must be written id:base64, id of letters, digits, . _ and -.'],
    ['a:AAAA', '1 ("a") must be 32 bytes in base64; make one with: openssl rand -base64 32'],
    [`a:${good},`, '2 must be written id:base64, id of letters, digits, . _ and -.'],
    [`a:${good},a:${good}`, '2 repeats the id "a".'],
    [`a b:${good}`, '1 must be written id:base64, id of letters, digits, . _ and -.'],
    [`${'a'.repeat(65)}:${good}`, '1 must be written id:base64, id of letters, digits, . _ and -.'],
    [`a:${good.slice(1)}`, '1 ("a") must be 32 bytes in base64; make one with: openssl rand -base64 32'],
    [`a:!${good}`, '1 ("a") must be 32 bytes in base64; make one with: openssl rand -base64 32'],
    [`a:${good}!`, '1 ("a") must be 32 bytes in base64; make one with: openssl rand -base64 32'],
  ])('%j is refused, and the key itself is not in the sentence', (text, problem) => {
    const reading = parseEncryptionKeys(text);
    expect(reading).toEqual({ ok: false, problem: `ENCRYPTION_KEYS: entry ${problem}` });
  });
  test('several keys are read in order', () => {
    const reading = parseEncryptionKeys(`a:${good}, b:${good}`);
    expect(reading.ok && reading.value.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(reading.ok && reading.value[0]?.key.export().toString('base64')).toBe(good);
  });
});
