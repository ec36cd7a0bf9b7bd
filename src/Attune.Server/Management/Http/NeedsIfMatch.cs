namespace Attune.Server.Management.Http;

/// <summary>Marks a call that must say which version it changes.</summary>
internal sealed class NeedsIfMatch
{
    public static readonly NeedsIfMatch Instance = new();
}
