using System.Buffers;
using Attune.Decisions.Rules.Windows;
using Attune.Decisions.Users;

namespace Attune.Decisions.Rules.Operators;

/// <summary><c>containsInTheFollowing</c>: the text has any of these in it.</summary>
internal sealed class StringContainsInTheFollowing(IReadOnlyList<string> texts, StringComparison comparison) : ValueTest
{
    private readonly SearchValues<string> _texts = SearchValues.Create([.. texts], comparison);

    public override string Text => $"contains any of {OperatorInput.List(texts)}";

    public static ValueTest? Create(OperatorInput input) =>
        input.Texts(false) is { } texts ? new StringContainsInTheFollowing(texts, input.Comparison) : null;

    public override Outcome Test(in Operand value, ref TimeFrame time) =>
        value.Kind == AttributeKind.String ? Of(value.Text.ContainsAny(_texts)) : Outcome.WrongType;
}
