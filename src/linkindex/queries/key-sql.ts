/**
 * SQL that spells a key of the index as people know it: `url/page-key.ts`, in the engine.
 *
 * For answers that leave the engine ready to be sent, and for conditions on what the key spells. Arguments are columns
 * or expressions of our own, never anybody's text.
 */

/** The URL of a key and its scheme, as `urlOfKey`. */
export function urlSql(key: string, https: string): string {
  const rest = `substring(${key}, position(${key}, ')') + 1)`;
  return `concat(if(${https}, 'https://', 'http://'), ${hostSql(`substringIndex(${key}, ')', 1)`)}, ${rest})`;
}

/** The host whose labels these are: `com,example,www` → `www.example.com`, as `hostOfKey`. */
function hostSql(labels: string): string {
  // A label holds no dot, so one tells an IPv4 address.
  return `if(position(${labels}, '.') > 0 OR startsWith(${labels}, '['), ${labels},
      decodeURLComponent(arrayStringConcat(arrayReverse(splitByChar(',', ${labels})), '.')))`;
}
