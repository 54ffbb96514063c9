import { InvalidInput } from '@assay/domain'
import { describe, expect, test } from 'vitest'
import { scoreOfVector } from './score.ts'

describe('the score of a CVSS vector', () => {
  // The examples of FIRST's user guides and example documents, and of the NVD.
  test.each([
    ['CVE-2002-0392', 'AV:N/AC:L/Au:N/C:N/I:N/A:C', '2.0', 7.8],
    ['CVE-2002-0392 in time', 'AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RL:OF/RC:C', '2.0', 6.4],
    ['CVE-2003-0062', 'AV:L/AC:H/Au:N/C:C/I:C/A:C', '2.0', 6.2],
    ['CVE-2013-1937', 'CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N', '3.0', 6.1],
    ['CVE-2012-1516', 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H', '3.1', 9.9],
    ['CVE-2014-6271', 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', '3.1', 9.8],
    ['CVE-2014-6271 undefined in time', 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:X', '3.1', 9.8],
    ['CVE-2014-0160', 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N', '4.0', 8.7],
    ['CVE-2021-44228', 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H', '4.0', 10],
    ['CVE-2022-41741', 'CVSS:4.0/AV:L/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', '4.0', 7.3],
  ])('is the published one for %s', (_, vector, version, score) => {
    expect(scoreOfVector(vector)).toEqual({ version, score })
  })

  test.each([
    ['nothing', ''],
    ['a word', 'garbage'],
    ['another version', 'CVSS:5.0/AV:N'],
    ['an unknown metric', 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/XX:H'],
    ['an unknown value', 'CVSS:3.1/AV:Q/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'],
    ['a metric in lower case', 'CVSS:3.1/av:n/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'],
    ['a metric given twice', 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/A:H'],
    ['a base metric missing', 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H'],
    ['a base metric undefined', 'CVSS:3.1/AV:X/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'],
    ['a prototype name', 'CVSS:3.1/__proto__:X'],
    ['a vector without end', `CVSS:3.1/${'AV:N/'.repeat(500)}`],
  ])('is refused for %s', (_, vector) => {
    expect(() => scoreOfVector(vector)).toThrow(InvalidInput)
  })
})
