using System.Collections.Frozen;
using Attune.Decisions.Rules.Windows;
using Attune.Decisions.Users;

namespace Attune.Decisions.Rules.Operators;

/// <summary><c>in</c> of numbers: the number equals one of these; 1 equals 1.0.</summary>
internal sealed class NumberIn : ValueTest
{
    private readonly FrozenSet<long> _whole;
    private readonly AttributeValue[] _others;

    private NumberIn(IReadOnlyList<AttributeValue> numbers)
    {
        // Whole numbers are looked up; the others, rare, are compared one by one.
        _whole = numbers.Where(IsWhole).Select(ToWhole).ToFrozenSet();
        _others = [.. numbers.Where(number => !IsWhole(number))];
        Text = $"is one of {OperatorInput.List([.. numbers.Select(number => number.ToString())]).Replace("\"", "")}";
    }

    public override string Text { get; }

    public static ValueTest? Create(OperatorInput input) =>
        input.Numbers() is { } numbers ? new NumberIn(numbers) : null;

    public override Outcome Test(in Operand value, ref TimeFrame time)
    {
        if (!value.TryNumber(out var number))
        {
            return Outcome.WrongType;
        }

        if (number.Kind == AttributeKind.Integer && _whole.Contains(number.Integer))
        {
            return Outcome.Match;
        }

        if (number.Kind == AttributeKind.Double && IsWhole(number.Double) && _whole.Contains((long)number.Double))
        {
            return Outcome.Match;
        }

        foreach (var other in _others)
        {
            if (Operand.Compare(number, Operand.Of(other)) == 0)
            {
                return Outcome.Match;
            }
        }

        return Outcome.NoMatch;
    }

    private static bool IsWhole(AttributeValue number) =>
        number.Kind == AttributeKind.Integer || (number.Kind == AttributeKind.Double && IsWhole(number.AsDouble()));

    private static bool IsWhole(double number) =>
        number is >= -9_223_372_036_854_775_808.0 and < 9_223_372_036_854_775_808.0 && Math.Floor(number) == number;

    private static long ToWhole(AttributeValue number) =>
        number.Kind == AttributeKind.Integer ? number.AsInteger() : (long)number.AsDouble();
}
