using Attune.Jinja.Syntax.Expressions;

namespace Attune.Jinja.Syntax;

/// <summary>The names that Jinja's messages give to expressions.</summary>
internal static class NodeNames
{
    public static string Of(Expression expression) =>
        expression switch
        {
            NameExpression => "name",
            ConstantExpression => "const",
            TupleExpression => "tuple",
            ListExpression => "list",
            DictExpression => "dict",
            CallExpression => "call",
            FilterExpression => "filter",
            TestExpression => "test",
            AttributeExpression => "getattr",
            ItemExpression => "getitem",
            ConditionalExpression => "condexpr",
            ConcatExpression => "concat",
            CompareExpression => "compare",
            _ => "expression",
        };
}
