/**
 * The sort key of a page and back: `https://www.example.com:8443/a?b` ↔ `com,example,www):8443/a?b` + https.
 *
 *     key = labels ')' ['.'] [':' port] path ['?' query]
 *
 * `labels` are the host's labels, last first, joined by commas; an IP address stays as it is. The dot
 * stands for the final dot of an absolute DNS name. A host cannot hold `%`, so what a label holds besides
 * `a-z 0-9 _ -` is percent-encoded without loss, and the key gives the URL back exactly.
 *
 * Why these separators: `)` < `*` < `+` < `,` < `-` in ASCII and no label holds the ones before `-`, so the keys
 * of a host with all its subdomains lie between `com,example)` and `com,example-`, and no others do.
 */

/** `labels` of a host: `www.example.com` → `com,example,www`. The host is without port and final dot. */
export function labelsOfHost(host: string): string {
  if (isIpHost(host)) return host;
  const labels = host.split('.').map((label) => label.replace(/[^a-z0-9_-]/g, encodeCharacter));
  return labels.reverse().join(',');
}

/** The URL, as `PageUrl.href` spells it, of a key and its scheme. */
export function urlOfKey(key: string, https: boolean): string {
  const rest = key.slice(key.indexOf(')') + 1);
  return `${https ? 'https' : 'http'}://${hostOfKey(key)}${rest}`;
}

/** The host of a key, without port and final dot. */
export function hostOfKey(key: string): string {
  return hostOfLabels(key.slice(0, key.indexOf(')')));
}

/** The registrable domain of a key: `domainLength` as in `PageUrl`. */
export function domainOfKey(key: string, domainLength: number): string {
  return hostOfLabels(key.slice(0, domainLength));
}

function hostOfLabels(labels: string): string {
  // A label holds no dot, so one tells an IPv4 address.
  if (labels.includes('.') || labels.startsWith('[')) return labels;
  return decodeURIComponent(labels.split(',').reverse().join('.'));
}

/** The URL parser makes every host whose last label is a number an IPv4 address, or refuses it. */
function isIpHost(host: string): boolean {
  return host.startsWith('[') || /^\d+\.\d+\.\d+\.\d+$/.test(host);
}

function encodeCharacter(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
