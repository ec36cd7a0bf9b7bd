namespace Attune.Server.Http;

/// <summary>What an endpoint reads at most. The limits hold for every workspace and cannot be raised by a caller.</summary>
/// <param name="MaxBytes">Length in bytes, both as sent and after unpacking; at least 1.</param>
/// <param name="MaxDepth">Nesting of objects and arrays; at least 1.</param>
public sealed record BodyLimits(int MaxBytes, int MaxDepth = BodyLimits.DefaultDepth)
{
    /// <summary>Nesting allowed where an endpoint says nothing.</summary>
    public const int DefaultDepth = 64;

    /// <summary>128 KB, the limit of the data and personalization families (wire.md 5.1).</summary>
    public static readonly BodyLimits Standard = new(128 * 1024);

    /// <summary>100 KB, the limit of bulk imports (wire.md 5.1).</summary>
    public static readonly BodyLimits Bulk = new(100 * 1024);
}
