using System.Globalization;
using Attune.Decisions.Rules.Filters;

namespace Attune.Decisions.Rules.Windows;

/// <summary><c>before</c>: earlier than a moment, or than the start of a day.</summary>
internal sealed class BeforeWindow : TimeWindow
{
    private readonly long? _fixed;
    private readonly int _shift;
    private readonly PeriodUnit _unit;

    private BeforeWindow(long? until, int shift, PeriodUnit unit, string text)
    {
        _fixed = until;
        _shift = shift;
        _unit = unit;
        Text = text;
    }

    public override string Text { get; }

    public static TimeWindow? Create(WindowInput input)
    {
        if (!input.HasDays())
        {
            return null;
        }

        if (input.IsAbsolute)
        {
            return input.Point(input.Value, "value") is { } point
                ? new BeforeWindow(point.From, 0, input.Unit, $"before {input.Value.AsString()}")
                : null;
        }

        return input.Amount(input.Value, "value") is { } amount
            ? new BeforeWindow(
                null,
                amount * input.Direction,
                input.Unit,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"before the day {amount} {input.UnitText} {input.DirectionText}"
                )
            )
            : null;
    }

    public override TimeSpanMs Resolve(ref TimeFrame time) =>
        new(long.MinValue, _fixed ?? time.StartOf(WindowInput.Shift(time.Today, _shift, _unit)));
}
