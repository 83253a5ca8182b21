import { describe, expect, it } from 'vitest';
import { parseHostResolverRules } from '../../src/fetcher/resolver-rules.ts';

/** `host:port` → where the rules send it, or `-` when none applies. */
function mapped(rules: string, host: string, port = 80): string {
  const to = parseHostResolverRules(rules)({ host, port });
  return to === undefined ? '-' : to === 'not-found' ? to : `${to.host} ${to.port}`;
}

describe('parseHostResolverRules', () => {
  it.each([
    ['', 'a.test', 80, '-'],
    ['MAP * 127.0.0.1', 'a.test', 80, '127.0.0.1 80'],
    ['MAP * 127.0.0.1:9080', 'a.test', 80, '127.0.0.1 9080'],
    ['map A.Test LOCALHOST', 'a.test', 443, 'localhost 443'],
    ['  MAP   *   proxy  ,', 'a.test', 80, 'proxy 80'],
    // The port is matched with the host, or not at all.
    ['MAP *:80 127.0.0.1:9080, MAP *:443 127.0.0.1:9443', 'a.test', 80, '127.0.0.1 9080'],
    ['MAP *:80 127.0.0.1:9080, MAP *:443 127.0.0.1:9443', 'a.test', 443, '127.0.0.1 9443'],
    ['MAP *:80 127.0.0.1:9080, MAP *:443 127.0.0.1:9443', 'a.test', 8080, '-'],
    ['MAP a.test:81 b', 'a.test', 80, '-'],
    // Patterns: `*` any text, `?` at most one character, all else itself.
    ['MAP *.a.test b', 'x.a.test', 80, 'b 80'],
    ['MAP *.a.test b', 'a.test', 80, '-'],
    ['MAP *.a.test b', 'x-a.test', 80, '-'],
    ['MAP a?.test b', 'ab.test', 80, 'b 80'],
    ['MAP a?.test b', 'a.test', 80, 'b 80'],
    ['MAP a?.test b', 'abc.test', 80, '-'],
    ['MAP a.test b', 'axtest', 80, '-'],
    ['MAP *a*t* b', 'a.test', 80, 'b 80'],
    // The first MAP that matches counts; EXCLUDE goes before all, wherever it stands.
    ['MAP a.test b, MAP * c', 'a.test', 80, 'b 80'],
    ['MAP * c, MAP a.test b', 'a.test', 80, 'c 80'],
    ['MAP * b, EXCLUDE *.a.test', 'x.a.test', 80, '-'],
    ['EXCLUDE a.test, MAP * b', 'b.test', 80, 'b 80'],
    ['MAP * ~NOTFOUND, EXCLUDE a.test', 'b.test', 80, 'not-found'],
    ['MAP * ~NOTFOUND, EXCLUDE a.test', 'a.test', 80, '-'],
    // IPv6, as pattern and as replacement.
    ['MAP [::1]:80 b', '::1', 80, 'b 80'],
    ['MAP * [::1]:8080', 'a.test', 80, '::1 8080'],
    ['MAP * [::1]', 'a.test', 80, '::1 80'],
  ])('%j sends %s:%d to %s', (rules, host, port, expected) => {
    expect(mapped(rules, host, port)).toBe(expected);
  });

  it.each([
    ['MAP *', 'host resolver rule "MAP *": must be MAP'],
    ['MAP * a b', 'host resolver rule "MAP * a b": must be'],
    ['MAP * a, FOO x', 'host resolver rule "FOO x": must be'],
    ['EXCLUDE', 'host resolver rule "EXCLUDE": must be'],
    ['EXCLUDE a b', 'host resolver rule "EXCLUDE a b": must be'],
    ['MAP * a:0', 'host resolver rule "MAP * a:0": 0 is no port'],
    ['MAP * a:65536', '65536 is no port'],
    ['MAP * a:http', 'a:http is no host'],
    ['MAP * ::1', '::1 is no host with an optional port; IPv6 goes into brackets'],
    ['MAP * [a.test]', '[a.test] is no host'],
    ['MAP * [::1', '[::1 is no host'],
  ])('refuses %j and names the rule', (rules, message) => {
    expect(() => parseHostResolverRules(rules)).toThrow(message);
  });

  it('is quick on patterns made to be slow', () => {
    expect(mapped(`MAP ${'*'.repeat(5000)}b c`, 'a'.repeat(253))).toBe('-');
  });
});
