using Attune.Decisions.Explanations;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Rules.Windows;
using CsCheck;
using NodaTime;

namespace Attune.Decisions.Tests.Rules;

/// <summary>Now is Wednesday, 7 September 2022, 11:30:30, as in the published guide's examples.</summary>
public sealed class TimeWindowTests
{
    [Theory]
    [InlineData("inTheLast", "3", null, "days", null, "2022-09-04T00:00:00Z", "2022-09-07T11:30:30Z")]
    [InlineData("inTheLast", "\"3\"", null, null, null, "2022-09-04T00:00:00Z", "2022-09-07T11:30:30Z")]
    [InlineData("inTheLast", "3", null, "hours", null, "2022-09-07T08:00:00Z", "2022-09-07T11:30:30Z")]
    [InlineData("inTheLast", "2", null, "weeks", null, "2022-08-22T00:00:00Z", "2022-09-07T11:30:30Z")]
    [InlineData("inTheLast", "2", null, "months", null, "2022-07-01T00:00:00Z", "2022-09-07T11:30:30Z")]
    [InlineData("inTheLast", "90", null, "minutes", null, "2022-09-07T10:00:30Z", "2022-09-07T11:30:30Z")]
    [InlineData("inTheLast", "0", null, "days", null, "2022-09-07T00:00:00Z", "2022-09-07T11:30:30Z")]
    [InlineData("on", "\"2022-09-07\"", null, null, null, "2022-09-07T00:00:00Z", "2022-09-07T23:59:59.999Z")]
    [InlineData("on", "\"2022-09-04T15:00:00Z\"", null, null, null, "2022-09-04T00:00:00Z", "2022-09-04T23:59:59.999Z")]
    [InlineData("on", "3", null, "days", "relative_past", "2022-09-04T00:00:00Z", "2022-09-04T23:59:59.999Z")]
    [InlineData("on", "3", null, "days", "relative_future", "2022-09-10T00:00:00Z", "2022-09-10T23:59:59.999Z")]
    [InlineData("on", "1", null, "months", "relative_past", "2022-08-07T00:00:00Z", "2022-08-07T23:59:59.999Z")]
    [InlineData(
        "between",
        "\"2022-09-07\"",
        "\"2022-09-15\"",
        null,
        null,
        "2022-09-07T00:00:00Z",
        "2022-09-15T23:59:59.999Z"
    )]
    [InlineData(
        "between",
        "\"2022-09-05T00:00:00.000Z\"",
        "\"2022-09-06T23:59:59.999Z\"",
        null,
        "absolute",
        "2022-09-05T00:00:00Z",
        "2022-09-06T23:59:59.999Z"
    )]
    [InlineData("between", "3", "5", "days", "relative_past", "2022-09-02T00:00:00Z", "2022-09-04T23:59:59.999Z")]
    [InlineData("between", "5", "3", "days", "relative_past", "2022-09-02T00:00:00Z", "2022-09-04T23:59:59.999Z")]
    [InlineData("between", "3", "5", "days", "relative_future", "2022-09-10T00:00:00Z", "2022-09-12T23:59:59.999Z")]
    [InlineData("before", "\"2022-09-07\"", null, null, null, null, "2022-09-06T23:59:59.999Z")]
    [InlineData("before", "\"2022-09-07T08:00:00Z\"", null, null, null, null, "2022-09-07T07:59:59.999Z")]
    [InlineData("before", "3", null, "days", "relative_past", null, "2022-09-03T23:59:59.999Z")]
    [InlineData("after", "\"2022-09-07\"", null, null, null, "2022-09-08T00:00:00Z", null)]
    [InlineData("after", "\"2022-09-07T08:00:00Z\"", null, null, null, "2022-09-07T08:00:00.001Z", null)]
    [InlineData("after", "3", null, "days", "relative_future", "2022-09-11T00:00:00Z", null)]
    [InlineData("after", "3", null, "days", "relative_past", "2022-09-05T00:00:00Z", null)]
    [InlineData("inTheNext", "3", null, null, null, "2022-09-07T11:30:30Z", "2022-09-10T23:59:59.999Z")]
    [InlineData("inTheNext", "2", null, "hours", null, "2022-09-07T11:30:30Z", "2022-09-07T13:30:30Z")]
    [InlineData("today", null, null, null, null, "2022-09-07T00:00:00Z", "2022-09-07T23:59:59.999Z")]
    public void Operator_HoldsFromItsFirstToItsLastMillisecond(
        string name,
        string? value,
        string? value1,
        string? unit,
        string? valueType,
        string? first,
        string? last
    )
    {
        var filter = RuleTest.Attribute(AttributeDataType.Datetime, name, value, value1) with
        {
            PeriodUnit = unit is null ? null : Enum.Parse<PeriodUnit>(unit, true),
            ValueType = valueType switch
            {
                null => null,
                "absolute" => TimeValueType.Absolute,
                "relative_past" => TimeValueType.RelativePast,
                _ => TimeValueType.RelativeFuture,
            },
        };

        if (first is not null)
        {
            var moment = DateTimeOffset.Parse(first).ToUnixTimeMilliseconds();
            Assert.True(Holds(moment));
            Assert.False(Holds(moment - 1));
        }
        else
        {
            Assert.True(Holds(0));
        }

        if (last is not null)
        {
            var moment = DateTimeOffset.Parse(last).ToUnixTimeMilliseconds();
            Assert.True(Holds(moment));
            Assert.False(Holds(moment + 1));
        }
        else
        {
            Assert.True(Holds(DateTimeOffset.Parse("9999-01-01T00:00:00Z").ToUnixTimeMilliseconds()));
        }

        // Small numbers are seconds, so times around 1970 are written as text.
        bool Holds(long ms) =>
            RuleTest
                .OfAttribute(filter, $"\"{DateTimeOffset.FromUnixTimeMilliseconds(ms):yyyy-MM-ddTHH:mm:ss.fffZ}\"")
                .Result == ClauseResult.Match;
    }

    [Theory]
    [InlineData("Asia/Kolkata", "2022-09-06T18:29:59Z", false)]
    [InlineData("Asia/Kolkata", "2022-09-06T18:30:00Z", true)]
    [InlineData("America/Los_Angeles", "2022-09-07T06:59:59Z", false)]
    [InlineData("America/Los_Angeles", "2022-09-07T07:00:00Z", true)]
    public void Days_BeginInTheWorkspacesZone(string zone, string moment, bool isToday)
    {
        var filter = RuleTest.Attribute(AttributeDataType.Datetime, "today");
        Assert.Equal(isToday, RuleTest.OfAttribute(filter, $"\"{moment}\"", zone).Result == ClauseResult.Match);
    }

    [Theory]
    [InlineData("\"2022-09-07\"")]
    [InlineData("\"2022-09-07T10:00:00\"")]
    [InlineData("\"2022-09-07 10:00\"")]
    [InlineData("\"2022-09-07T10:00:00.123456Z\"")]
    [InlineData("\"2022-09-07T23:00:00+14:00\"")]
    [InlineData("\"2022-09-07T10:00:00+0530\"")]
    [InlineData("1662544800")]
    [InlineData("1662544800000")]
    public void Times_AreReadFromTheFormsThatApisSend(string attribute)
    {
        var filter = RuleTest.Attribute(AttributeDataType.Datetime, "on", "\"2022-09-07\"");
        Assert.Equal(ClauseResult.Match, RuleTest.OfAttribute(filter, attribute).Result);
    }

    [Fact]
    public void TimePoint_AgreesWithTheFrameworksParser() =>
        Gen.Select(
                Gen.Long[-2_208_988_800_000, 4_102_444_800_000].Select(DateTimeOffset.FromUnixTimeMilliseconds),
                Gen.Int[-14 * 60, 14 * 60],
                Gen.OneOf("yyyy-MM-ddTHH:mm:ss.fffzzz", "yyyy-MM-ddTHH:mm:sszzz", "yyyy-MM-dd HH:mmzzz")
            )
            .Sample(
                (time, minutes, format) =>
                {
                    var text = time.ToOffset(TimeSpan.FromMinutes(minutes)).ToString(format);
                    Assert.True(TimePoint.TryParse(text, DateTimeZone.Utc, out var point));
                    Assert.Equal(DateTimeOffset.Parse(text).ToUnixTimeMilliseconds(), point.From);
                }
            );

    [Fact]
    public void TimePoint_OfDamagedText_NeverThrows() =>
        Gen.Select(
                Gen.OneOf(
                    "2022-09-07",
                    "0001-01-01",
                    "9999-12-31",
                    "9999-12-31T23:59:59.999Z",
                    "2022-03-13T02:30:00+05:30"
                ),
                Gen.Int[0, 30],
                Gen.Char["0123456789-T: +Z.x"],
                Gen.OneOf("Etc/UTC", "Pacific/Kiritimati", "America/Los_Angeles")
            )
            .Sample(
                (text, at, other, zone) =>
                {
                    var damaged =
                        at < text.Length ? string.Concat(text.AsSpan(0, at), $"{other}", text.AsSpan(at + 1)) : text;
                    _ = TimePoint.TryParse(damaged, DateTimeZoneProviders.Tzdb[zone], out _);
                    _ = TimePoint.TryParse(text.AsSpan(0, Math.Min(at, text.Length)), DateTimeZone.Utc, out _);
                },
                iter: 20_000
            );

    [Theory]
    [InlineData("\"9999-12-31\"", "Pacific/Kiritimati")]
    [InlineData("\"9999-12-31\"", "America/Los_Angeles")]
    [InlineData("\"9999-12-31T23:59:59\"", "America/Los_Angeles")]
    [InlineData("\"0001-01-01\"", "Pacific/Kiritimati")]
    [InlineData("253402300799", "Pacific/Kiritimati")]
    [InlineData("-62135596800", "America/Los_Angeles")]
    public void TheEdgesOfTheCalendar_CanBeAskedFor(string attribute, string zone)
    {
        foreach (var name in (string[])["today", "inTheLast", "on", "before"])
        {
            var value = name is "on" or "before"
                ? attribute.StartsWith('"')
                    ? attribute
                    : "\"9999-12-31\""
                : "3650";
            var filter = RuleTest.Attribute(AttributeDataType.Datetime, name, name == "today" ? null : value);
            Assert.NotEqual(ClauseResult.Unknown, RuleTest.OfAttribute(filter, attribute, zone).Result);
        }
    }

    [Fact]
    public void AnEvent_WhoseClockRunsAhead_IsInTheLastDays_AllTheSame()
    {
        var filter = new BehaviourFilter
        {
            ActionName = "Bought",
            PrimaryTimeRange = new()
            {
                Type = TimeRangeType.InTheLast,
                ValueType = TimeValueType.RelativePast,
                Value = "1",
            },
        };
        var user = Build.User("u", null, Build.Event("Bought", TimeSpan.FromSeconds(-2)));
        Assert.Equal(ClauseResult.Match, RuleTest.Run(filter, user).Result);
    }
}
