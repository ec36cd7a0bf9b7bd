using System.Text;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.Secrets;

namespace Attune.Core.Webhooks;

/// <summary>A webhook with the version that it is at and who wrote it.</summary>
/// <param name="Secret">The signing key, only in the answer that has just made one.</param>
public sealed record StoredWebhook(
    WebhookEndpoint Record,
    string? Secret,
    long Version,
    DateTimeOffset CreatedAt,
    Actor CreatedBy,
    DateTimeOffset UpdatedAt,
    Actor UpdatedBy
)
{
    internal static StoredWebhook From(Document document, string? secret = null) =>
        new(
            WorkspaceJson.Read<WebhookEndpoint>(document.Json),
            secret,
            document.Version,
            document.CreatedAt,
            document.CreatedBy,
            document.UpdatedAt,
            document.UpdatedBy
        );

    /// <summary>The signing key of a document; null where it cannot be decrypted, or belongs to another host.</summary>
    internal static string? SecretOf(Document document, ISecretBox box)
    {
        var record = WorkspaceJson.Read<WebhookEndpoint>(document.Json);
        if (document.Secret is not { } kept || box.Open(kept.Span) is not { } opened)
        {
            return null;
        }
        var parts = Encoding.UTF8.GetString(opened).Split('\n', 2);
        return parts.Length == 2 && parts[0] == OriginOf(record.Url) ? parts[1] : null;
    }

    internal static ReadOnlyMemory<byte> Seal(string url, string secret, ISecretBox box) =>
        box.Seal(Encoding.UTF8.GetBytes($"{OriginOf(url)}\n{secret}"));

    internal static string OriginOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var read) ? read.GetLeftPart(UriPartial.Authority) : "";

    public override string ToString() => $"{Record.Name} ({Record.Id})";
}
