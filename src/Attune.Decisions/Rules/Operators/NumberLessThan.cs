using Attune.Decisions.Rules.Windows;
using Attune.Decisions.Users;

namespace Attune.Decisions.Rules.Operators;

/// <summary><c>lessThan</c>: the number is less than this one.</summary>
internal sealed class NumberLessThan(AttributeValue bound) : ValueTest
{
    public override string Text => $"is less than {bound}";

    public static ValueTest? Create(OperatorInput input) =>
        input.Number(input.Filter.Value, "value") is { } bound ? new NumberLessThan(bound) : null;

    public override Outcome Test(in Operand value, ref TimeFrame time) =>
        value.TryNumber(out var number) ? Of(Operand.Compare(number, Operand.Of(bound)) < 0) : Outcome.WrongType;
}
