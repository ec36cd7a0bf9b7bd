using System.Text.Json;
using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.Secrets;

namespace Attune.Core.Content.Apis.Http;

/// <summary>
/// What of a content API nobody gets to read again: secret headers by name, and the client secret. Kept encrypted beside the
/// document, never in its history or the audit trail, and not part of any text. They belong to the hosts for which they were
/// entered: no later change, undo or restore of the record sends them elsewhere. Immutable.
/// </summary>
public sealed record ContentApiSecrets
{
    public static ContentApiSecrets None { get; } = new();

    /// <summary>Values by header name, in lower case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public string? ClientSecret { get; init; }

    /// <summary>Where <see cref="Headers"/> may be sent: scheme, host and port.</summary>
    public string? Origin { get; init; }

    /// <summary>Where <see cref="ClientSecret"/> may be sent.</summary>
    public string? TokenOrigin { get; init; }

    public string? HeaderOf(string name) => Headers.GetValueOrDefault(name.ToLowerInvariant());

    public override string ToString() => "***";

    /// <summary>Scheme, host and port of an address or URL template; null where it has none.</summary>
    internal static string? OriginOf(string url)
    {
        var values = url.IndexOf("{{", StringComparison.Ordinal);
        return Uri.TryCreate(values < 0 ? url : url[..values], UriKind.Absolute, out var read)
            ? read.GetLeftPart(UriPartial.Authority).ToLowerInvariant()
            : null;
    }

    internal ReadOnlyMemory<byte> Seal(ISecretBox box) => box.Seal(JsonSerializer.SerializeToUtf8Bytes(this));

    /// <summary>
    /// The secrets of a document; null where one that its record needs is missing, cannot be decrypted, or belongs to another
    /// host.
    /// </summary>
    internal static ContentApiSecrets? Open(Document document, HttpContentApi api, ISecretBox box)
    {
        var secrets = None;
        if (document.Secret is { Length: > 0 } kept)
        {
            if (box.Open(kept.Span) is not { } opened)
            {
                return null;
            }
            secrets = JsonSerializer.Deserialize<ContentApiSecrets>(opened) ?? None;
        }
        return secrets.Suffice(api) ? secrets : null;
    }

    private bool Suffice(HttpContentApi api)
    {
        var secret = api.Headers.Where(header => header.Secret).ToList();
        return (secret.Count == 0 || Origin == OriginOf(api.Url))
            && secret.All(header => HeaderOf(header.Name) is not null)
            && (api.OAuth is null || (ClientSecret is not null && TokenOrigin == OriginOf(api.OAuth.TokenUrl)));
    }
}
