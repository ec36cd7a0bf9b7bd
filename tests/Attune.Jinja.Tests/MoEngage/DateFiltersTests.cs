namespace Attune.Jinja.Tests.MoEngage;

/// <summary>dateFormatter, days, today and dateTimeFormatter: MoEngage's samples, and the readings taken where they leave room.</summary>
public sealed class DateFiltersTests
{
    [Theory]
    [InlineData("{{ '14/10/2020'|dateFormatter('%m/%d/%Y') }}", "10/14/2020")]
    [InlineData("{{ '12/10/2020'|days('14/10/2020') }}", "2")]
    [InlineData("{{ '%m/%d/%Y'|today('EST') }}", "05/23/2024")]
    [InlineData("{{ '%H:%M:%S'|today() }}", "16:05:09")]
    [InlineData("{{ '%d/%m/%Y'|today('IST') }}", "23/05/2024")]
    [InlineData(
        "{{ '2012-01-19 17:21:00 CST'|dateTimeFormatter(toFormat='%Y-%m-%d %H:%M:%S %p', tzOffset=-330) }}",
        "2012-01-19 11:51:00 AM"
    )]
    [InlineData(
        "{{ '2012-01-19 17:21:00 CST'|dateTimeFormatter(toFormat='%Y-%m-%d %H:%M:%S %p', timeZone='Asia/Kolkata') }}",
        "2012-01-19 22:51:00 PM"
    )]
    public void Sample_RendersAsDocumented(string template, string expected) =>
        Assert.Equal(expected, MoEngageRendered.Text(template));

    [Fact]
    public void DateTimeFormatter_WithPercentH_Gives24Hours() =>
        // The documented output has 05 here, and 24 hours in the two samples beside it.
        Assert.Equal(
            "2012-01-19 17:21:00 PM",
            MoEngageRendered.Text("{{ '2012-01-19 17:21:00 CST'|dateTimeFormatter(toFormat='%Y-%m-%d %H:%M:%S %p') }}")
        );

    [Fact]
    public void DateTimeFormatter_WithPercentI_Gives12Hours() =>
        Assert.Equal(
            "05:21:00 PM",
            MoEngageRendered.Text("{{ '2012-01-19 17:21:00 CST'|dateTimeFormatter('%I:%M:%S %p') }}")
        );

    [Theory]
    [InlineData("tzOffset=-330, timeZone='Asia/Kolkata'", "11:51")]
    [InlineData("timeZone='Asia/Kolkata', tzOffset=-330", "11:51")]
    [InlineData("tzOffset='-330', timeZone='Asia/Kolkata'", "11:51")]
    [InlineData("tzOffset=-1000, timeZone='Asia/Kolkata'", "22:51")]
    [InlineData("tzOffset=missing, timeZone='Asia/Kolkata'", "22:51")]
    [InlineData("tzOffset=none, timeZone='Asia/Kolkata'", "22:51")]
    [InlineData("tzOffset='', timeZone='Asia/Kolkata'", "22:51")]
    [InlineData("tzOffset=-1000", "17:21")]
    [InlineData("tzOffset=0", "17:21")]
    [InlineData("timeZone='EST'", "12:21")]
    [InlineData("timeZone='ist'", "22:51")]
    [InlineData("timeZone='+05:30'", "22:51")]
    [InlineData("timeZone='UTC+5:30'", "22:51")]
    [InlineData("timeZone='America/New_York'", "12:21")]
    public void DateTimeFormatter_TakesTheOffsetBeforeTheZone(string arguments, string expected) =>
        Assert.Equal(
            expected,
            MoEngageRendered.Text($"{{{{ '2012-01-19 17:21:00 CST'|dateTimeFormatter('%H:%M', {arguments}) }}}}")
        );

    [Theory]
    [InlineData("2012-01-19 17:21:00 +0530", "11:51")]
    [InlineData("2012-01-19T17:21:00Z", "17:21")]
    [InlineData("2012-01-19T17:21:00.250+02:00", "15:21")]
    [InlineData("2012-01-19 17:21:00 PST", "17:21")]
    [InlineData("2012-01-19 05:21:00 PM", "17:21")]
    [InlineData("2012-01-19 17:21", "17:21")]
    [InlineData("1326993660", "17:21")]
    [InlineData("1326993660000", "17:21")]
    public void DateTimeFormatter_HonoursAWrittenOffset_AndSkipsAZoneName(string text, string expected) =>
        Assert.Equal(expected, MoEngageRendered.Text($"{{{{ '{text}'|dateTimeFormatter('%H:%M', tzOffset=0) }}}}"));

    [Theory]
    [InlineData("2024-07-01 12:00:00", "08:00 EDT")]
    [InlineData("2024-01-01 12:00:00", "07:00 EST")]
    public void DateTimeFormatter_OfAPlace_KnowsItsSummerTime(string text, string expected) =>
        Assert.Equal(
            expected,
            MoEngageRendered.Text($"{{{{ '{text}'|dateTimeFormatter('%H:%M %Z', timeZone='America/New_York') }}}}")
        );

    [Fact]
    public void DateTimeFormatter_OfAnAbbreviation_HasTheSameOffsetInSummer() =>
        Assert.Equal(
            "07:00",
            MoEngageRendered.Text("{{ '2024-07-01 12:00:00'|dateTimeFormatter('%H:%M', timeZone='EST') }}")
        );

    [Theory]
    [InlineData("14/10/2020", "2020-10-14")]
    [InlineData("10/14/2020", "2020-10-14")]
    [InlineData("05/06/2020", "2020-06-05")]
    [InlineData("5-6-20", "2020-06-05")]
    [InlineData("5.6.1999", "1999-06-05")]
    [InlineData("2020-06-05", "2020-06-05")]
    [InlineData("2020/06/05", "2020-06-05")]
    [InlineData("20200605", "2020-06-05")]
    [InlineData("5 June 2020", "2020-06-05")]
    [InlineData("5th Jun, 2020", "2020-06-05")]
    [InlineData("June 5, 2020", "2020-06-05")]
    [InlineData("Fri, 05 Jun 2020 10:00:00 GMT", "2020-06-05")]
    [InlineData("2020-06-05T23:59:59Z", "2020-06-05")]
    [InlineData("29/02/2020", "2020-02-29")]
    [InlineData(" 1/2/2020 ", "2020-02-01")]
    public void Date_IsReadDayFirst_UnlessItCannotBe(string text, string expected) =>
        Assert.Equal(expected, MoEngageRendered.Text($"{{{{ '{text}'|dateFormatter('%Y-%m-%d') }}}}"));

    [Theory]
    [InlineData("%Y %m %d", "2020 06 05")]
    [InlineData("%H %I %M %S %p", "17 05 08 09 PM")]
    [InlineData("%b %B %a %A", "Jun June Fri Friday")]
    [InlineData("%y %j %%", "20 157 %")]
    public void DateFormatter_KnowsTheDirectivesOfStrftime(string format, string expected) =>
        Assert.Equal(expected, MoEngageRendered.Text($"{{{{ '2020-06-05 17:08:09'|dateFormatter('{format}') }}}}"));

    [Theory]
    [InlineData("14/10/2020", "12/10/2020", "-2")]
    [InlineData("12/10/2020", "12/10/2020", "0")]
    [InlineData("2020-12-31 23:59:59", "2021-01-01 00:00:00", "1")]
    [InlineData("28/02/2020", "01/03/2020", "2")]
    public void Days_CountsFromTheSubjectToTheArgument(string subject, string argument, string expected) =>
        Assert.Equal(expected, MoEngageRendered.Text($"{{{{ '{subject}'|days('{argument}') }}}}"));

    [Theory]
    [InlineData("Asia/Tokyo", "2024-05-24 01:05 JST")]
    [InlineData("IST", "2024-05-23 21:35 IST")]
    [InlineData("-03:00", "2024-05-23 13:05 -03:00")]
    public void Today_IsTheDayInTheZone(string zone, string expected) =>
        Assert.Equal(expected, MoEngageRendered.Text($"{{{{ '%Y-%m-%d %H:%M %Z'|today('{zone}') }}}}"));

    [Theory]
    [InlineData("{{ missing|dateFormatter('%Y') }}", ErrorClass.Undefined)]
    [InlineData("{{ UserAttribute['Birthday']|days('1/1/2020') }}", ErrorClass.Undefined)]
    [InlineData("{{ 'soon'|dateFormatter('%Y') }}", ErrorClass.Runtime)]
    [InlineData("{{ ''|dateFormatter('%Y') }}", ErrorClass.Runtime)]
    [InlineData("{{ '31/02/2020'|dateFormatter('%Y') }}", ErrorClass.Runtime)]
    [InlineData("{{ '13/13/2020'|dateFormatter('%Y') }}", ErrorClass.Runtime)]
    [InlineData("{{ '1/1/2020 25:00'|dateFormatter('%Y') }}", ErrorClass.Runtime)]
    [InlineData("{{ none|dateFormatter('%Y') }}", ErrorClass.Runtime)]
    [InlineData("{{ '1/1/2020'|dateTimeFormatter('%Y', timeZone='Mars/Base') }}", ErrorClass.Runtime)]
    [InlineData("{{ '1/1/2020'|dateTimeFormatter('%Y', tzOffset=9999) }}", ErrorClass.Runtime)]
    [InlineData("{{ '%Y'|today('Nowhere') }}", ErrorClass.Runtime)]
    [InlineData("{{ '1/1/2020'|dateFormatter }}", ErrorClass.Runtime)]
    public void Date_ThatIsNotThere_OrCannotBeRead_IsAnError(string template, ErrorClass expected) =>
        Assert.Equal(expected, MoEngageRendered.Error(template, ("UserAttribute", MoEngageRendered.Map())).ErrorClass);

    [Fact]
    public void LibrarySample_OfADateDifference_Renders() =>
        Assert.Equal(
            "far 0 0",
            MoEngageRendered.Text(
                """
                {%- set diff = (EventAttribute['Delivery Date']|dateFormatter('%d/%m/%Y')|days('%d/%m/%Y'|today('IST')))|abs -%}
                {%- if diff >= 2 %}far{% else %}near{% endif -%}
                {%- set year = diff // 365 %}{% set month = (diff - (year * 365)) // 30 %} {{ year }} {{ month }}
                """,
                ("EventAttribute", MoEngageRendered.Map(("Delivery Date", "2024-05-26")))
            )
        );
}
