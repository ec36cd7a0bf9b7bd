namespace Attune.Jinja.Values;

/// <summary>The four comparisons that need an order.</summary>
internal enum Comparison : byte
{
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
