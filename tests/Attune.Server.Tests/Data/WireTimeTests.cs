using System.Globalization;
using System.Text.Json;
using Attune.Server.Data;
using CsCheck;

namespace Attune.Server.Tests.Data;

public sealed class WireTimeTests
{
    private static readonly DateTimeOffset Last = new(9999, 12, 30, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<DateTimeOffset> Moments = Gen.Select(
        Gen.Long[86_400, Last.ToUnixTimeSeconds()],
        Gen.Int[-15 * 60, 14 * 60],
        (seconds, minutes) =>
            DateTimeOffset.FromUnixTimeSeconds(seconds).ToOffset(TimeSpan.FromMinutes(Math.Max(-840, minutes)))
    );

    [Fact]
    public void Iso_WithAnOffset_TellsInstantWallClockAndOffset() =>
        Moments.Sample(moment =>
        {
            var read = Read(Quote(moment.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)));
            Assert.Equal(
                new WireTime(
                    moment.ToUnixTimeMilliseconds(),
                    new DateTimeOffset(moment.DateTime, TimeSpan.Zero).ToUnixTimeMilliseconds(),
                    (int)moment.Offset.TotalSeconds
                ),
                read
            );
        });

    [Fact]
    public void Iso_InUtc_IsTheSameAsItsEpoch() =>
        Moments.Sample(moment =>
        {
            var iso = Read(
                Quote(moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))
            );
            Assert.Equal(moment.ToUnixTimeMilliseconds(), iso!.Value.InstantMs);
            Assert.Null(iso.Value.OffsetSeconds);
            if (moment.ToUnixTimeSeconds() < 100_000_000_000)
            {
                var seconds = moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
                Assert.Equal(iso, Read(seconds));
                Assert.Equal(iso, Read(Quote(seconds)));
            }
        });

    [Fact]
    public void Text_OfAnyKind_IsReadOrIsNot_WithoutAFault() =>
        Gen.String.Sample(text => Read(JsonSerializer.Serialize(text)));

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"  \"")]
    [InlineData("\"2026-13-01\"")]
    [InlineData("\"2026-02-29\"")]
    [InlineData("\"12:00:00\"")]
    [InlineData("\"1969-12-31T23:59:59Z\"")]
    [InlineData("\"1970-01-01T00:00:00+01:00\"")]
    [InlineData("\"2026-03-01T12:00:00+99:00\"")]
    [InlineData("\"Infinity\"")]
    [InlineData("\"0x10\"")]
    [InlineData("999999999999999")]
    [InlineData("-0.5")]
    [InlineData("1e400")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void Value_ThatIsNoTime_IsNotTakenForOne(string json) => Assert.Null(Read(json));

    private static WireTime? Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return WireTime.TryRead(document.RootElement);
    }

    private static string Quote(string text) => $"\"{text}\"";
}
