using System.Globalization;
using Attune.Decisions.Rules.Filters;
using NodaTime;

namespace Attune.Decisions.Rules.Windows;

/// <summary>
/// <c>inTheLast</c>: from the start of the day, week (Monday), month or hour that lies so many units back, until now. Minutes are
/// counted exactly. An event that is acknowledged counts even if its clock runs ahead of the server's.
/// </summary>
internal sealed class InTheLastWindow : TimeWindow
{
    private readonly int _amount;
    private readonly PeriodUnit _unit;
    private readonly bool _isEvent;

    private InTheLastWindow(int amount, PeriodUnit unit, bool isEvent)
    {
        _amount = amount;
        _unit = unit;
        _isEvent = isEvent;
    }

    public override string Text =>
        string.Create(CultureInfo.InvariantCulture, $"in the last {_amount} {WindowInput.UnitName(_unit)}");

    public override int? Days =>
        _unit switch
        {
            PeriodUnit.Hours => (_amount / 24) + 2,
            PeriodUnit.Minutes => (_amount / 1_440) + 2,
            PeriodUnit.Weeks => (_amount * 7) + 7,
            PeriodUnit.Months => (_amount * 31) + 31,
            _ => _amount + 1,
        };

    public static TimeWindow? Create(WindowInput input) =>
        input.Amount(input.Value, "value") is { } amount
            ? new InTheLastWindow(amount, input.Unit, input.IsEvent)
            : null;

    public override TimeSpanMs Resolve(ref TimeFrame time)
    {
        var from = _unit switch
        {
            PeriodUnit.Minutes => time.NowMs - (_amount * 60_000L),
            PeriodUnit.Hours => StartOfHour(time.NowMs - (_amount * 3_600_000L), time.Zone),
            PeriodUnit.Weeks => time.StartOf(Monday(time.Today.PlusWeeks(-_amount))),
            PeriodUnit.Months => time.StartOf(time.Today.PlusMonths(-_amount).With(DateAdjusters.StartOfMonth)),
            _ => time.StartOf(time.Today.PlusDays(-_amount)),
        };
        return new(from, _isEvent ? long.MaxValue : time.NowMs + 1);
    }

    private static LocalDate Monday(LocalDate day) => day.PlusDays(IsoDayOfWeek.Monday - day.DayOfWeek);

    // Some zones are half an hour off, so an hour does not begin where it does in UTC.
    private static long StartOfHour(long ms, DateTimeZone zone)
    {
        var offset = zone.GetUtcOffset(Instant.FromUnixTimeMilliseconds(ms)).Milliseconds;
        var local = ms + offset;
        return local - (((local % 3_600_000) + 3_600_000) % 3_600_000) - offset;
    }
}
