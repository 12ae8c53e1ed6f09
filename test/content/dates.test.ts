import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateParts } from '../../src/content/dates/date-parts.ts';
import { formatDate } from '../../src/content/dates/format-date.ts';
import { parseDate } from '../../src/content/dates/parse-date.ts';
import { parseLooseDate } from '../../src/content/dates/parse-loose-date.ts';
import { cheapest } from '../support/cheapest.ts';

const zones = [
  'UTC',
  'Europe/Madrid',
  'America/New_York',
  'Pacific/Kiritimati',
  'Asia/Kolkata',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Pacific/Pago_Pago',
];
const read = (text: string, zone = 'Europe/Madrid') => {
  const found = parseDate(text, zone);
  return 'date' in found ? found.date : found.problem;
};

describe('dates', () => {
  it.each([
    ['2024-01-02', '2024-01-02T00:00:00+01:00'],
    ['2016-7-9', '2016-07-09T00:00:00+02:00'],
    ['2016-7-9 8:05', '2016-07-09T08:05:00+02:00'],
    ['2013/7/13 20:46:25', '2013-07-13T20:46:25+02:00'],
    ['2024-01-02T10:00:00Z', '2024-01-02T11:00:00+01:00'],
    ['2024-01-02T10:00:00.123+05:30', '2024-01-02T05:30:00+01:00'],
    ['2024-01-02 10:00:00 +0900', '2024-01-02T02:00:00+01:00'],
    ['2012-01-01 12:00 -400', '2012-01-01T17:00:00+01:00'],
    ['2023-01-29 18:30:22 2023 -0800', '2023-01-30T03:30:22+01:00'],
    ['2024-01-02 10:00 PST', '2024-01-02T19:00:00+01:00'],
    ['2024-01-02 10:00 Asia/Tokyo', '2024-01-02T02:00:00+01:00'],
    ['2024-01-02 10:30 PM', '2024-01-02T22:30:00+01:00'],
    ['2024-01-02 12:00 am', '2024-01-02T00:00:00+01:00'],
    ['Tue, 02 Jan 2024 10:00:00 GMT', '2024-01-02T11:00:00+01:00'],
    ['January 2, 2024', '2024-01-02T00:00:00+01:00'],
  ])('reads %s', (text, date) => expect(read(text)).toBe(date));

  it.each([
    ['2024-02-30', 'February 2024 has 29 days'],
    ['2023-02-29', 'February 2023 has 28 days'],
    ['2024-13-01', 'a year has 12 months, and this is month 13'],
    ['01/02/2024', 'which is the day and which the month? Write the year first'],
    ['tomorrow', 'a date reads year-month-day, such as 2024-01-31'],
    ['0000-00-00', 'a year has 12 months, and this is month 0'],
    ['0000-01-01', 'there is no year 0'],
    ['99999-01-01', 'a year has four digits'],
    ['2024-01-02 25:00', 'a day has hours from 0 to 23'],
    ['2024-01-02 10:60', 'an hour has minutes from 0 to 59'],
    ['2024-01-02 10:00 XYZ', 'XYZ is not a zone that Tinta knows'],
    ['2024-01-02 soon', 'soon is not a time such as 10:30 or 10:30:00 +0100'],
  ])('refuses %s (T-DATE-2)', (text, problem) => expect(parseDate(text, 'UTC')).toEqual({ problem }));

  it('moves a time that the clocks skip forward, and takes the first of a time that comes twice', () => {
    expect(read('2024-03-31 02:30')).toBe('2024-03-31T03:30:00+02:00');
    expect(read('2024-10-27 02:30')).toBe('2024-10-27T02:30:00+02:00');
    expect(read('2024-03-10 02:30', 'America/New_York')).toBe('2024-03-10T03:30:00-04:00');
    expect(read('2024-11-03 01:30', 'America/New_York')).toBe('2024-11-03T01:30:00-04:00');
  });

  it('shows a day as that day in every zone (T-DATE-3)', () => {
    for (const zone of zones) {
      const date = read('2024-01-02', zone);
      expect(dateParts(date)).toMatchObject({ year: 2024, month: 1, day: 2, hour: 0, minute: 0 });
      expect(formatDate(date, 'long', 'en', zone)).toBe('January 2, 2024');
      expect(formatDate(date, '/%Y/%m/%d/', 'en', zone)).toBe('/2024/01/02/');
    }
  });

  it('reads what it wrote as the same instant in every zone, and writes it the same again', () => {
    const instant = fc.date({
      min: new Date('1902-01-01'),
      max: new Date('2100-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instant, fc.constantFrom(...zones), fc.constantFrom(...zones), (date, here, there) => {
        const whole = new Date(Math.floor(date.getTime() / 60_000) * 60_000);
        const written = read(whole.toISOString(), here);
        expect(Date.parse(written)).toBe(whole.getTime());
        expect(read(written, here)).toBe(written);
        expect(read(read(written, there), here)).toBe(written);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the clock face of a time without a zone wherever clocks show it', () => {
    const face = fc.date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(face, fc.constantFrom(...zones), (date, zone) => {
        const text = date.toISOString().slice(0, 19);
        const written = read(text, zone);
        const skipped = written.slice(0, 19) !== text;
        if (skipped) expect(Date.parse(`${written.slice(0, 19)}Z`)).toBeGreaterThan(Date.parse(`${text}Z`));
        expect(read(written, zone)).toBe(written);
      }),
      { numRuns: 300 },
    );
  });

  it('is the same on every machine (T-DATE-1)', () => {
    const entry = fileURLToPath(new URL('../../src/content/dates/parse-date.ts', import.meta.url));
    const format = fileURLToPath(new URL('../../src/content/dates/format-date.ts', import.meta.url));
    const { outputFiles } = buildSync({
      stdin: {
        contents: `import { parseDate } from ${JSON.stringify(entry)}; import { formatDate } from ${JSON.stringify(format)};
          const { date } = parseDate('2024-03-10 02:30', 'Europe/Madrid');
          console.log(date, ['full', 'month', 'rfc822', '%c %Z %s'].map((style) => formatDate(date, style, 'es', 'Europe/Madrid')));`,
        resolveDir: '.',
        loader: 'ts',
      },
      bundle: true,
      write: false,
      format: 'cjs',
      logLevel: 'silent',
    });
    const code = outputFiles[0]?.text ?? '';
    const run = (TZ: string, LANG: string) =>
      execFileSync(process.execPath, ['-e', code], { env: { TZ, LANG, LC_ALL: LANG }, encoding: 'utf8' });
    const here = run('UTC', 'C');
    expect(here).toContain('2024-03-10T02:30:00+01:00');
    expect(run('America/New_York', 'de_DE.UTF-8')).toBe(here);
    expect(run('Pacific/Kiritimati', 'C')).toBe(here);
  });

  it('reads ten thousand in half a second of work', () => {
    const all = () => {
      for (let i = 0; i < 10_000; i++) read(`20${10 + (i % 15)}-0${1 + (i % 9)}-1${i % 10} 10:00`);
    };
    expect(cheapest(all, 500)).toBeLessThan(500);
  });
});

describe('writing dates', () => {
  const date = '2024-01-02T10:04:05+01:00';
  it.each([
    ['full', 'Tuesday, January 2, 2024', 'martes, 2 de enero de 2024'],
    ['long', 'January 2, 2024', '2 de enero de 2024'],
    ['medium', 'Jan 2, 2024', '2 ene 2024'],
    ['short', '1/2/24', '2/1/24'],
    ['month', 'January 2024', 'enero de 2024'],
    ['year', '2024', '2024'],
    ['iso', date, date],
    ['rfc822', 'Tue, 02 Jan 2024 10:04:05 +0100', 'Tue, 02 Jan 2024 10:04:05 +0100'],
    ['%Y-%m-%d %B %-d %b %H:%M', '2024-01-02 January 2 Jan 10:04', '2024-01-02 enero 2 ene 10:04'],
  ])('%s', (style, english, spanish) => {
    expect(formatDate(date, style, 'en', 'Europe/Madrid')).toBe(english);
    expect(formatDate(date, style, 'es', 'Europe/Madrid')).toBe(spanish);
  });

  it('knows the directives of Ruby’s strftime', () => {
    const pattern = '%A %j %V %U %W %s %z %:z %e|%-e|%^a %10Y %_m %E %% %P %I %l %k %C %G %u %w %c %v';
    expect(formatDate(date, pattern, 'en', 'UTC')).toBe(
      'Tuesday 002 01 00 01 1704186245 +0100 +01:00  2|2|TUE 0000002024  1 %E % am 10 10 10 20 2024 2 2 Tue Jan  2 10:04:05 2024  2-JAN-2024',
    );
  });

  it('inflects months as languages do', () => {
    expect(formatDate(date, '%-d %B', 'ru', 'UTC')).toBe('2 января');
    expect(formatDate(date, '%B %Y', 'ru', 'UTC')).toBe('январь 2024');
  });

  it('falls back to English and to long for what it does not know', () => {
    expect(formatDate(date, 'nope', 'no such language', 'UTC')).toBe('January 2, 2024');
  });
});

// Confirmed with Jekyll 4.3.1, which reads dates as Ruby does.
describe('dates of a Jekyll blog', () => {
  const loose = (text: string) => {
    const found = parseLooseDate(text, 'UTC');
    return 'date' in found ? found.date : 'none';
  };

  it.each([
    ['2024-01-02', '2024-01-02T00:00:00+00:00'],
    ['2023-02-22 +0800', '2023-02-22T00:00:00+00:00'],
    ['2025-04-01 20:00.000000000 +08:00', '2025-04-01T12:00:00+00:00'],
    ['2020-3-19 29:39:08 +0800', '2020-03-19T21:39:08+00:00'],
    ['2020-02-31', '2020-03-02T00:00:00+00:00'],
    ['2020-01-02 24:00:00', '2020-01-03T00:00:00+00:00'],
    ['20200102', '2020-01-02T00:00:00+00:00'],
    ['2020-09-15 17:00:00+17:10', '2020-09-14T23:50:00+00:00'],
    ['13/02/2020', '2020-02-13T00:00:00+00:00'],
    ['2020/01/02 10h20', '2020-01-02T10:20:00+00:00'],
    ['2020-01-02, 10:20', '2020-01-02T10:20:00+00:00'],
    ['2020-01-02 soon', '2020-01-02T00:00:00+00:00'],
    ['Jan 2020', '2020-01-01T00:00:00+00:00'],
    ['Fri Sep  3 11:21:31 2021', '2021-09-03T11:21:31+00:00'],
    ['Fri Sep  3 11:21:31 EST 2021', '2021-09-03T16:21:31+00:00'],
    ['2020-01-02 10:61', 'none'],
    ['2020-13-02', 'none'],
    ['soon', 'none'],
  ])('%s', (text, date) => expect(loose(text)).toBe(date));
});
