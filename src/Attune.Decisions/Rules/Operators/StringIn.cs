using Attune.Decisions.Rules.Windows;
using Attune.Decisions.Users;

namespace Attune.Decisions.Rules.Operators;

/// <summary><c>in</c> of strings: the text is one of these.</summary>
internal sealed class StringIn(IReadOnlyList<string> texts, StringComparer comparer) : ValueTest
{
    private readonly TextSet _texts = new(texts, comparer);

    public override string Text => $"is one of {OperatorInput.List(texts)}";

    public static ValueTest? Create(OperatorInput input) =>
        input.Texts() is { } texts ? new StringIn(texts, input.Comparer) : null;

    public override Outcome Test(in Operand value, ref TimeFrame time) =>
        value.Kind == AttributeKind.String ? Of(_texts.Contains(value.Text)) : Outcome.WrongType;
}
