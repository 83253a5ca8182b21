/** What every statement of the link index relies on, whatever engine answers it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ClickHouseError } from '@clickhouse/client';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { insertRows } from '../../src/linkindex/insert-rows.ts';
import { oneOf } from '../../src/linkindex/queries/one-of.ts';
import { type Backend, openForTests } from '../support/link-index.ts';

export function clientContract({ name, open }: Backend): void {
  describe(`a client of ${name}`, () => {
    const opened = openForTests(open);

    async function rows<T>(
      query: string,
      query_params: Record<string, unknown> = {},
      clickhouse_settings = {},
    ): Promise<T[]> {
      const result = await opened.index.query({
        query,
        query_params,
        clickhouse_settings,
        format: 'JSONEachRow',
      });
      return result.json<T>();
    }

    const HOSTILE = [
      "'",
      "'; DROP TABLE visits; --",
      '\\',
      "\\'",
      '\\N',
      '\t\n\r',
      'a\0b',
      '{x:String}',
      '🦜 ü',
      '',
    ];

    it.each(HOSTILE)('gives the string parameter %j back', async (x) => {
      expect(await rows('SELECT {x:String} AS x', { x })).toEqual([{ x }]);
    });

    it('gives any string parameter back, alone and in an array', async () => {
      const text = fc.string({
        unit: fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' })),
      });
      await fc.assert(
        fc.asyncProperty(text, fc.array(text), async (x, list) => {
          const answer = await rows('SELECT {x:String} AS x, {list:Array(String)} AS list', {
            x,
            list,
          });
          expect(answer).toEqual([
            { x: x.toWellFormed(), list: list.map((one) => one.toWellFormed()) },
          ]);
        }),
        { numRuns: 100 },
      );
    });

    it('gives parameters of every type back', async () => {
      const answer = await rows(
        `SELECT {none:Nullable(String)} AS none, {yes:Bool} AS yes, {at:DateTime('UTC')} AS at,
           {ms:DateTime64(3, 'UTC')} AS ms, {n:Int64} AS n, {big:UInt64} AS big, {f:Float64} AS f,
           {list:Array(Nullable(UInt8))} AS list, {flags:Array(Bool)} AS flags, {nested:Array(Array(String))} AS nested`,
        {
          none: null,
          yes: true,
          at: new Date('1999-12-31T23:59:59Z'),
          ms: new Date('2001-09-09T01:46:39.250Z'),
          n: -5,
          big: 2n ** 64n - 1n,
          f: 0.1,
          list: [1, null],
          flags: [true, false],
          nested: [["a'"], []],
        },
        { output_format_json_quote_64bit_integers: 1 },
      );
      expect(answer).toEqual([
        {
          none: null,
          yes: true,
          at: '1999-12-31 23:59:59',
          ms: '2001-09-09 01:46:39.250',
          n: '-5',
          big: '18446744073709551615',
          f: 0.1,
          list: [1, null],
          flags: [true, false],
          nested: [["a'"], []],
        },
      ]);
    });

    it('takes a list of megabytes, in parts', async () => {
      const texts = Array.from({ length: 50_000 }, (_, n) => `\ta value of many, the ${n}th`);
      const { condition, values } = oneOf('x', 'texts', texts);
      const query = `SELECT x FROM (SELECT arrayJoin({asked:Array(String)}) AS x) WHERE ${condition}`;
      const asked = [texts[0], texts.at(-1), 'none'];
      expect(await rows(query, { ...values, asked })).toEqual([
        { x: texts[0] },
        { x: texts.at(-1) },
      ]);
    });

    it('finds nothing in an empty list', async () => {
      const { condition, values } = oneOf('number', 'numbers', []);
      expect(await rows(`SELECT number FROM numbers(3) WHERE ${condition}`, values)).toEqual([]);
    });

    it('refuses a parameter that is not given, even if an earlier statement was', async () => {
      for (let i = 0; i < 8; i++) await rows('SELECT {left:String} AS x', { left: 'secret' });
      await expect(rows('SELECT {left:String} AS x')).rejects.toThrow(/left/);
    });

    it('runs a statement with its own settings and no others', async () => {
      const changed = `SELECT name, value FROM system.settings WHERE changed AND name IN ('max_block_size', 'max_threads')`;
      const own = await rows(changed, {}, { max_block_size: '1234', max_threads: 3 });
      expect(own).toEqual(
        expect.arrayContaining([
          { name: 'max_block_size', value: '1234' },
          { name: 'max_threads', value: '3' },
        ]),
      );
      for (let i = 0; i < 8; i++) expect(await rows(changed)).toEqual([]);
      await expect(rows('SELECT 1', {}, { max_threads: 1, no_such_setting: 1 })).rejects.toThrow(
        /no_such_setting/,
      );
      for (let i = 0; i < 8; i++) expect(await rows(changed)).toEqual([]);
    });

    it('says what is wrong with a statement as ClickHouseError', async () => {
      const error = await rows('SELECT * FROM no_such_table').catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ClickHouseError);
      expect(error).toMatchObject({ code: '60', type: 'UNKNOWN_TABLE' });
      expect(await rows('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    });

    it('keeps parallel statements apart', async () => {
      const asked = Array.from({ length: 40 }, (_, n) => n);
      const answers = await Promise.all(
        asked.map((n) => rows<{ n: number }>('SELECT {n:UInt32} AS n, sleep(0.01)', { n })),
      );
      expect(answers.map(([row]) => row?.n)).toEqual(asked);
    });

    it('answers in formats with head and foot', async () => {
      const result = await opened.index.query({ query: 'SELECT 1 AS one', format: 'JSON' });
      expect((await result.json<{ one: number }>()).data).toEqual([{ one: 1 }]);
    });

    it('streams, and stops when the reader leaves', async () => {
      const before = process.memoryUsage().rss;
      for (let i = 0; i < 6; i++) {
        const result = await opened.index.query({
          query: 'SELECT number, repeat(toString(number), 20) AS text FROM numbers(100000000)',
          format: 'JSONEachRow',
        });
        let seen = 0;
        for await (const block of result.stream()) {
          seen += block.length;
          if (seen > 100_000) break;
        }
        expect(seen).toBeGreaterThan(100_000);
      }
      expect(process.memoryUsage().rss - before).toBeLessThan(1.5e9); // an answer is 13 GB
      expect(await rows('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    });

    it.each([0, 5, 300])('stops a statement aborted after %d ms', async (ms) => {
      const signal = AbortSignal.timeout(ms);
      const started = performance.now();
      const reading = opened.index.query({
        query: 'SELECT max(sipHash64(number)) FROM numbers(1000000000000)',
        format: 'JSONEachRow',
        abort_signal: signal,
      });
      await expect(reading).rejects.toThrow();
      await sleep(10); // a signal of 0 ms may come only after the statement was refused
      expect(performance.now() - started).toBeLessThan(3000);
    });

    it('leaves nothing running of a statement aborted, with parameters and without', async () => {
      const running = () =>
        rows(`SELECT query FROM system.processes WHERE query LIKE concat('%sipHash64', '(%')`);
      const gone = () =>
        vi.waitFor(async () => expect(await running()).toEqual([]), { timeout: 15_000 });
      await gone(); // of the tests before
      for (const query of [
        'SELECT max(sipHash64(number)) FROM numbers(1000000000000)',
        'SELECT max(sipHash64(number)) FROM numbers({many:UInt64})',
        'SELECT number FROM numbers({many:UInt64}) WHERE sipHash64(number) = 1',
      ]) {
        const stop = new AbortController();
        const reading = opened.index
          .query({
            query,
            query_params: query.includes('{') ? { many: 1e12 } : {},
            format: 'JSONEachRow',
            abort_signal: stop.signal,
          })
          .then((result) => result.text());
        await vi.waitFor(async () => expect(await running()).toHaveLength(1));
        stop.abort();
        await expect(reading).rejects.toThrow();
        await gone();
      }
    });

    it('gives up waiting for a session when aborted', async () => {
      const stop = new AbortController();
      const busy = Array.from({ length: 4 }, () =>
        opened.index
          .command({ query: 'SELECT sleep(1)', abort_signal: stop.signal })
          .catch(() => 'stopped'),
      );
      const waiting = opened.index.query({
        query: 'SELECT sleep(1)',
        abort_signal: AbortSignal.timeout(50),
      });
      await expect(waiting).rejects.toThrow();
      stop.abort();
      await Promise.all(busy);
    });

    it('inserts objects, strange strings included', async () => {
      await opened.index.command({
        query: 'CREATE TABLE texts (id UInt32, text String) ENGINE = MergeTree ORDER BY id',
      });
      const values = HOSTILE.map((text, id) => ({ id, text }));
      await opened.index.insert({
        table: 'texts',
        values,
        format: 'JSONEachRow',
      });
      expect(await rows('SELECT * FROM texts ORDER BY id')).toEqual(values);
      await opened.index.insert({
        table: 'texts',
        columns: ['id'],
        values: [{ id: 99 }],
        format: 'JSONEachRow',
      });
      expect(await rows('SELECT * FROM texts WHERE id = 99')).toEqual([{ id: 99, text: '' }]);
    });

    it('inserts encoded rows through a statement', async () => {
      await opened.index.command({
        query: 'CREATE TABLE bytes (id UInt64, n UInt8) ENGINE = MergeTree ORDER BY id',
      });
      const every = Uint8Array.from({ length: 256 }, (_, n) => n);
      await insertRows(opened.index, {
        statement: `INSERT INTO bytes (id, n) SELECT cityHash64(b) + {add:UInt8}, b FROM input('b UInt8') WHERE b != 7`,
        rows: [every.subarray(0, 10), every.subarray(10)],
        params: { add: 1 },
      });
      expect(
        await rows(
          'SELECT toUInt32(count()) AS rows, sum(n) AS sum, countIf(id = cityHash64(n) + 1) AS hashed FROM bytes',
        ),
      ).toEqual([{ rows: 255, sum: (255 * 256) / 2 - 7, hashed: 255 }]);
    });

    it('says what is wrong with rows', async () => {
      const torn = insertRows(opened.index, {
        statement: `INSERT INTO bytes (id, n) SELECT a, 1 FROM input('a UInt64')`,
        rows: new Uint8Array(12),
      });
      await expect(torn).rejects.toBeInstanceOf(ClickHouseError);
    });
  });
}
