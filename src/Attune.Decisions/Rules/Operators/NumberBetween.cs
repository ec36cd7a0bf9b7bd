using Attune.Decisions.Rules.Windows;
using Attune.Decisions.Users;

namespace Attune.Decisions.Rules.Operators;

/// <summary><c>between</c> of numbers: from the first, included, to the second, not included, as the published guide has it.</summary>
internal sealed class NumberBetween(AttributeValue from, AttributeValue until) : ValueTest
{
    public override string Text => $"is from {from} to less than {until}";

    public static ValueTest? Create(OperatorInput input)
    {
        var from = input.Number(input.Filter.Value, "value");
        var until = input.Number(input.Filter.Value1, "value1");
        if (from is not { } first || until is not { } second)
        {
            return null;
        }

        if (Operand.Compare(Operand.Of(first), Operand.Of(second)) >= 0)
        {
            input.Problems.Add("value1", "The second number must be greater than the first.");
            return null;
        }

        return new NumberBetween(first, second);
    }

    public override Outcome Test(in Operand value, ref TimeFrame time) =>
        value.TryNumber(out var number)
            ? Of(Operand.Compare(number, Operand.Of(from)) >= 0 && Operand.Compare(number, Operand.Of(until)) < 0)
            : Outcome.WrongType;
}
