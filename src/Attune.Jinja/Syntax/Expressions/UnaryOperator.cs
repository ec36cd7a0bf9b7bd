namespace Attune.Jinja.Syntax.Expressions;

internal enum UnaryOperator : byte
{
    Not,
    Negate,
    Plus,
}
