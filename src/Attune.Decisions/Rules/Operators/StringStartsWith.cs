using Attune.Decisions.Rules.Windows;
using Attune.Decisions.Users;

namespace Attune.Decisions.Rules.Operators;

/// <summary><c>startWithInTheFollowing</c>: the text begins with any of these.</summary>
internal sealed class StringStartsWith(IReadOnlyList<string> texts, StringComparer comparer) : ValueTest
{
    private readonly TextEnds _ends = new(texts, comparer);

    public override string Text => $"starts with any of {OperatorInput.List(texts)}";

    public static ValueTest? Create(OperatorInput input) =>
        input.Texts(false) is { } texts ? new StringStartsWith(texts, input.Comparer) : null;

    public override Outcome Test(in Operand value, ref TimeFrame time) =>
        value.Kind == AttributeKind.String ? Of(_ends.AnyStarts(value.Text)) : Outcome.WrongType;
}
