import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';
import forge from 'node-forge';

/** A certificate authority for one run: its key never leaves the memory, and it ends with the run. */
export interface RunAuthority {
  /** PEM of the certificate that the program under test must trust. */
  readonly certificate: string;
  /** What to answer with for a host; remembered. */
  contextFor(host: string): SecureContext;
}

const lifeMs = 24 * 3_600_000;

const keyPair = () => {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const key = forge.pki.privateKeyFromPem(privateKey);
  return { pem: privateKey, key, publicKey: forge.pki.rsa.setPublicKey(key.n, key.e) };
};

const nameOf = (commonName: string) => [{ name: 'commonName', value: commonName }];

/** Positive, as X.509 wants serial numbers. */
const serialNumber = (): string => `01${randomBytes(15).toString('hex')}`;

/** Makes an authority that is valid for a day around `now`, in milliseconds since 1970. */
export const createRunAuthority = (now: number): RunAuthority => {
  const root = keyPair();
  let leaf: ReturnType<typeof keyPair> | null = null;
  const subject = nameOf(`Clearance recording ${randomBytes(4).toString('hex')}`);

  const certificate = (
    publicKey: forge.pki.rsa.PublicKey,
    of: forge.pki.CertificateField[],
    extensions: object[],
  ) => {
    const made = forge.pki.createCertificate();
    made.publicKey = publicKey;
    made.serialNumber = serialNumber();
    made.validity.notBefore = new Date(now - lifeMs);
    made.validity.notAfter = new Date(now + lifeMs);
    made.setSubject(of);
    made.setIssuer(subject);
    made.setExtensions(extensions);
    made.sign(root.key, forge.md.sha256.create());
    return forge.pki.certificateToPem(made);
  };

  const own = certificate(root.publicKey, subject, [
    { name: 'basicConstraints', cA: true, critical: true },
    { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    { name: 'subjectKeyIdentifier' },
  ]);
  const contexts = new Map<string, SecureContext>();
  return {
    certificate: own,
    contextFor(host) {
      const before = contexts.get(host);
      if (before) return before;
      // One key for all hosts, made when the first of them is met.
      leaf ??= keyPair();
      const isAddress = /^[\d.]+$|:/.test(host);
      const cert = certificate(leaf.publicKey, nameOf(host.slice(0, 64)), [
        { name: 'basicConstraints', cA: false },
        { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
        { name: 'extKeyUsage', serverAuth: true },
        { name: 'subjectAltName', altNames: [isAddress ? { type: 7, ip: host } : { type: 2, value: host }] },
      ]);
      const context = createSecureContext({ key: leaf.pem, cert: `${cert}\n${own}` });
      contexts.set(host, context);
      return context;
    },
  };
};
