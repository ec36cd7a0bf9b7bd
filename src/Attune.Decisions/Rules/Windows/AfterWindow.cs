using System.Globalization;
using Attune.Decisions.Rules.Filters;

namespace Attune.Decisions.Rules.Windows;

/// <summary><c>after</c>: later than a moment, or than the end of a day.</summary>
internal sealed class AfterWindow : TimeWindow
{
    private readonly long? _fixed;
    private readonly int _shift;
    private readonly PeriodUnit _unit;

    private AfterWindow(long? from, int shift, PeriodUnit unit, string text)
    {
        _fixed = from;
        _shift = shift;
        _unit = unit;
        Text = text;
    }

    public override string Text { get; }

    public override int? Days => _fixed is null && _shift <= 0 ? -_shift * WindowInput.DaysIn(_unit) : null;

    public static TimeWindow? Create(WindowInput input)
    {
        if (!input.HasDays())
        {
            return null;
        }

        if (input.IsAbsolute)
        {
            return input.Point(input.Value, "value") is { } point
                ? new AfterWindow(point.Until, 0, input.Unit, $"after {input.Value.AsString()}")
                : null;
        }

        return input.Amount(input.Value, "value") is { } amount
            ? new AfterWindow(
                null,
                amount * input.Direction,
                input.Unit,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"after the day {amount} {input.UnitText} {input.DirectionText}"
                )
            )
            : null;
    }

    public override TimeSpanMs Resolve(ref TimeFrame time) =>
        new(_fixed ?? time.EndOf(WindowInput.Shift(time.Today, _shift, _unit)), long.MaxValue);
}
