namespace Attune.Core.Personalize;

/// <summary>The limits of a fetch; they hold for every workspace (docs/limits.md).</summary>
public static class FetchLimits
{
    /// <summary>Bytes of a request's body, unpacked.</summary>
    public const int MaxBodyBytes = 128 * 1024;

    /// <summary>Experience keys served in one request; the rest is <c>MAX_LIMIT_BREACHED</c> (wire.md 1.2).</summary>
    public const int MaxKeys = 25;
}
