using Attune.Decisions.Rules.Windows;
using Attune.Decisions.Users;

namespace Attune.Decisions.Rules.Operators;

/// <summary>
/// An operator on times: the value, a date or time in ISO 8601 or a whole number of seconds or milliseconds since 1970, lies in the
/// operator's window. A date counts by its start.
/// </summary>
internal sealed class InTime(TimeWindow window) : ValueTest
{
    public override string Text => $"is {window.Text}";

    public override Outcome Test(in Operand value, ref TimeFrame time)
    {
        long? moment = null;
        if (value.Kind == AttributeKind.Integer)
        {
            moment = TimePoint.FromNumber(value.Integer);
        }
        else if (value.Kind == AttributeKind.String)
        {
            moment =
                TimePoint.TryParse(value.Text, time.Zone, out var point) ? point.From
                : value.TryNumber(out var number) && number.Kind == AttributeKind.Integer
                    ? TimePoint.FromNumber(number.Integer)
                : null;
        }

        return moment is { } at ? Of(window.Resolve(ref time).Contains(at)) : Outcome.WrongType;
    }
}
