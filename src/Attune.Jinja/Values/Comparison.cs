namespace Attune.Jinja.Values;

/// <summary>The four comparisons that need an order.</summary>
public enum Comparison : byte
{
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
