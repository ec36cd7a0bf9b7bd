using Attune.Decisions.Rules.Windows;
using Attune.Decisions.Users;

namespace Attune.Decisions.Rules.Operators;

/// <summary><c>is</c> of strings: the text is this one, or one of these.</summary>
internal sealed class StringIs(IReadOnlyList<string> texts, StringComparer comparer) : ValueTest
{
    private readonly TextSet _texts = new(texts, comparer);

    public override string Text => $"is {OperatorInput.List(texts)}";

    public static ValueTest? Create(OperatorInput input) =>
        input.Texts() is { } texts ? new StringIs(texts, input.Comparer) : null;

    public override Outcome Test(in Operand value, ref TimeFrame time) =>
        value.Kind == AttributeKind.String ? Of(_texts.Contains(value.Text)) : Outcome.WrongType;
}
