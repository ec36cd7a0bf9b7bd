namespace Attune.Core.Outbound;

/// <summary>A request to another server. Immutable.</summary>
public sealed record OutboundRequest
{
    public required HttpMethod Method { get; init; }

    /// <summary>An absolute http or https address; anything that is odd about it is refused.</summary>
    public required string Url { get; init; }

    public IReadOnlyList<OutboundHeader> Headers { get; init; } = [];

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Of <see cref="Body"/>; null where there is none.</summary>
    public string? ContentType { get; init; }

    /// <summary>For the whole exchange, redirects and the last byte of the answer included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Bytes of the answer, both as sent and unpacked.</summary>
    public long MaxBytes { get; init; } = 1024 * 1024;

    /// <summary>Redirects that are followed; 0 answers with the redirect itself.</summary>
    public int MaxRedirects { get; init; } = 3;

    public override string ToString() => $"{Method} {OutboundUrl.HostOf(Url)}";
}
