using System.Globalization;
using Attune.Decisions.Rules.Filters;

namespace Attune.Decisions.Rules.Windows;

/// <summary><c>inTheNext</c>: from now until the end of the day so many days, weeks or months ahead; hours and minutes exactly.</summary>
internal sealed class InTheNextWindow : TimeWindow
{
    private readonly int _amount;
    private readonly PeriodUnit _unit;

    private InTheNextWindow(int amount, PeriodUnit unit)
    {
        _amount = amount;
        _unit = unit;
    }

    public override string Text =>
        string.Create(CultureInfo.InvariantCulture, $"in the next {_amount} {WindowInput.UnitName(_unit)}");

    public static TimeWindow? Create(WindowInput input) =>
        input.Amount(input.Value, "value") is { } amount ? new InTheNextWindow(amount, input.Unit) : null;

    public override TimeSpanMs Resolve(ref TimeFrame time) =>
        new(
            time.NowMs,
            _unit switch
            {
                PeriodUnit.Minutes => time.NowMs + (_amount * 60_000L) + 1,
                PeriodUnit.Hours => time.NowMs + (_amount * 3_600_000L) + 1,
                _ => time.EndOf(WindowInput.Shift(time.Today, _amount, _unit)),
            }
        );
}
