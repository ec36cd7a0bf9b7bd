using System.Globalization;
using Attune.Jinja.Text;

namespace Attune.Jinja.Tests.Text;

/// <summary>Formatting of times, against what Python gives.</summary>
public sealed class StrftimeTests
{
    [Theory]
    [InlineData("%Y-%m-%d %H:%M:%S", "2024-05-23T17:21:09.123456", "2024-05-23 17:21:09")]
    [InlineData("%d %b %Y", "2024-05-23T17:21:09.123456", "23 May 2024")]
    [InlineData("%A, %B %d", "2024-05-23T17:21:09.123456", "Thursday, May 23")]
    [InlineData("%a %I:%M %p", "2024-05-23T17:21:09.123456", "Thu 05:21 PM")]
    [InlineData("%y %j %U %W %w %u", "2024-05-23T17:21:09.123456", "24 144 20 21 4 4")]
    [InlineData("%V %G %g", "2024-05-23T17:21:09.123456", "21 2024 24")]
    [InlineData("%f", "2024-05-23T17:21:09.123456", "123456")]
    [InlineData("%z %Z", "2024-05-23T17:21:09.123456", "+0530 IST")]
    [InlineData("%c | %x | %X", "2024-05-23T17:21:09.123456", "Thu May 23 17:21:09 2024 | 05/23/24 | 17:21:09")]
    [InlineData("%D %F %T %R %r", "2024-05-23T17:21:09.123456", "05/23/24 2024-05-23 17:21:09 17:21 05:21:09 PM")]
    [InlineData("%%", "2024-05-23T17:21:09.123456", "%")]
    [InlineData("%e %k %l", "2024-05-23T17:21:09.123456", "23 17  5")]
    [InlineData("%-d/%-m %-H %-I", "2024-05-23T17:21:09.123456", "23/5 17 5")]
    [InlineData("%C %h", "2024-05-23T17:21:09.123456", "20 May")]
    [InlineData("%n%t|", "2024-05-23T17:21:09.123456", "\n\t|")]
    [InlineData("trailing %", "2024-05-23T17:21:09.123456", "trailing %")]
    [InlineData("%P", "2024-05-23T17:21:09.123456", "pm")]
    [InlineData("%Y-%m-%d %H:%M:%S", "2012-01-01T00:00:00", "2012-01-01 00:00:00")]
    [InlineData("%d %b %Y", "2012-01-01T00:00:00", "01 Jan 2012")]
    [InlineData("%A, %B %d", "2012-01-01T00:00:00", "Sunday, January 01")]
    [InlineData("%a %I:%M %p", "2012-01-01T00:00:00", "Sun 12:00 AM")]
    [InlineData("%y %j %U %W %w %u", "2012-01-01T00:00:00", "12 001 01 00 0 7")]
    [InlineData("%V %G %g", "2012-01-01T00:00:00", "52 2011 11")]
    [InlineData("%f", "2012-01-01T00:00:00", "000000")]
    [InlineData("%z %Z", "2012-01-01T00:00:00", "+0530 IST")]
    [InlineData("%c | %x | %X", "2012-01-01T00:00:00", "Sun Jan  1 00:00:00 2012 | 01/01/12 | 00:00:00")]
    [InlineData("%D %F %T %R %r", "2012-01-01T00:00:00", "01/01/12 2012-01-01 00:00:00 00:00 12:00:00 AM")]
    [InlineData("%%", "2012-01-01T00:00:00", "%")]
    [InlineData("%e %k %l", "2012-01-01T00:00:00", " 1  0 12")]
    [InlineData("%-d/%-m %-H %-I", "2012-01-01T00:00:00", "1/1 0 12")]
    [InlineData("%C %h", "2012-01-01T00:00:00", "20 Jan")]
    [InlineData("%n%t|", "2012-01-01T00:00:00", "\n\t|")]
    [InlineData("trailing %", "2012-01-01T00:00:00", "trailing %")]
    [InlineData("%P", "2012-01-01T00:00:00", "am")]
    [InlineData("%Y-%m-%d %H:%M:%S", "2023-12-31T12:05:59", "2023-12-31 12:05:59")]
    [InlineData("%d %b %Y", "2023-12-31T12:05:59", "31 Dec 2023")]
    [InlineData("%A, %B %d", "2023-12-31T12:05:59", "Sunday, December 31")]
    [InlineData("%a %I:%M %p", "2023-12-31T12:05:59", "Sun 12:05 PM")]
    [InlineData("%y %j %U %W %w %u", "2023-12-31T12:05:59", "23 365 53 52 0 7")]
    [InlineData("%V %G %g", "2023-12-31T12:05:59", "52 2023 23")]
    [InlineData("%f", "2023-12-31T12:05:59", "000000")]
    [InlineData("%z %Z", "2023-12-31T12:05:59", "+0530 IST")]
    [InlineData("%c | %x | %X", "2023-12-31T12:05:59", "Sun Dec 31 12:05:59 2023 | 12/31/23 | 12:05:59")]
    [InlineData("%D %F %T %R %r", "2023-12-31T12:05:59", "12/31/23 2023-12-31 12:05:59 12:05 12:05:59 PM")]
    [InlineData("%%", "2023-12-31T12:05:59", "%")]
    [InlineData("%e %k %l", "2023-12-31T12:05:59", "31 12 12")]
    [InlineData("%-d/%-m %-H %-I", "2023-12-31T12:05:59", "31/12 12 12")]
    [InlineData("%C %h", "2023-12-31T12:05:59", "20 Dec")]
    [InlineData("%n%t|", "2023-12-31T12:05:59", "\n\t|")]
    [InlineData("trailing %", "2023-12-31T12:05:59", "trailing %")]
    [InlineData("%P", "2023-12-31T12:05:59", "pm")]
    [InlineData("%Y-%m-%d %H:%M:%S", "2021-01-03T23:00:01", "2021-01-03 23:00:01")]
    [InlineData("%d %b %Y", "2021-01-03T23:00:01", "03 Jan 2021")]
    [InlineData("%A, %B %d", "2021-01-03T23:00:01", "Sunday, January 03")]
    [InlineData("%a %I:%M %p", "2021-01-03T23:00:01", "Sun 11:00 PM")]
    [InlineData("%y %j %U %W %w %u", "2021-01-03T23:00:01", "21 003 01 00 0 7")]
    [InlineData("%V %G %g", "2021-01-03T23:00:01", "53 2020 20")]
    [InlineData("%f", "2021-01-03T23:00:01", "000000")]
    [InlineData("%z %Z", "2021-01-03T23:00:01", "+0530 IST")]
    [InlineData("%c | %x | %X", "2021-01-03T23:00:01", "Sun Jan  3 23:00:01 2021 | 01/03/21 | 23:00:01")]
    [InlineData("%D %F %T %R %r", "2021-01-03T23:00:01", "01/03/21 2021-01-03 23:00:01 23:00 11:00:01 PM")]
    [InlineData("%%", "2021-01-03T23:00:01", "%")]
    [InlineData("%e %k %l", "2021-01-03T23:00:01", " 3 23 11")]
    [InlineData("%-d/%-m %-H %-I", "2021-01-03T23:00:01", "3/1 23 11")]
    [InlineData("%C %h", "2021-01-03T23:00:01", "20 Jan")]
    [InlineData("%n%t|", "2021-01-03T23:00:01", "\n\t|")]
    [InlineData("trailing %", "2021-01-03T23:00:01", "trailing %")]
    [InlineData("%P", "2021-01-03T23:00:01", "pm")]
    public void Format_OfTime_IsPythons(string format, string time, string expected) =>
        Assert.Equal(
            expected,
            Strftime.Format(
                format,
                DateTime.Parse(time, CultureInfo.InvariantCulture),
                TimeSpan.FromMinutes(330),
                "IST"
            )
        );

    [Theory]
    [InlineData("%Q", "%Q")]
    [InlineData("%-Q", "%-Q")]
    [InlineData("é%", "é%")]
    [InlineData("%z|%Z", "|")]
    public void Format_OfUnknownDirectiveOrZone_LeavesItOut(string format, string expected) =>
        Assert.Equal(expected, Strftime.Format(format, new DateTime(2024, 1, 1)));
}
