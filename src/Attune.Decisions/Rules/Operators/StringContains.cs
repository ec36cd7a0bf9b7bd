using System.Buffers;
using Attune.Decisions.Rules.Windows;
using Attune.Decisions.Users;

namespace Attune.Decisions.Rules.Operators;

/// <summary><c>contains</c>: the text has this one in it, or any of these.</summary>
internal sealed class StringContains(IReadOnlyList<string> texts, StringComparison comparison) : ValueTest
{
    private readonly SearchValues<string> _texts = SearchValues.Create([.. texts], comparison);

    public override string Text => $"contains {OperatorInput.List(texts)}";

    public static ValueTest? Create(OperatorInput input) =>
        input.Texts(false) is { } texts ? new StringContains(texts, input.Comparison) : null;

    public override Outcome Test(in Operand value, ref TimeFrame time) =>
        value.Kind == AttributeKind.String ? Of(value.Text.ContainsAny(_texts)) : Outcome.WrongType;
}
