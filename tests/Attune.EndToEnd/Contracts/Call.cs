namespace Attune.EndToEnd.Contracts;

/// <summary>A request to send through a validating proxy.</summary>
/// <param name="Method">Such as POST.</param>
/// <param name="Path">From the root of the server, with its query.</param>
/// <param name="Body">JSON, or null for none.</param>
internal sealed record Call(string Method, string Path, string? Body = null)
{
    /// <summary>What the server must answer.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The password; the demo workspace's key unless another one is given.</summary>
    public string Key { get; init; } = AttuneProcess.Key;

    /// <summary>MOE-APPKEY; null to leave the header out.</summary>
    public string? AppKey { get; init; } = AttuneProcess.Workspace;

    /// <summary>Null for a request without a body's type.</summary>
    public string? ContentType { get; init; } = "application/json";

    /// <summary>If-Match, where it is needed.</summary>
    public string? IfMatch { get; init; }

    public override string ToString() => $"{Method} {Path} {Body}";
}
