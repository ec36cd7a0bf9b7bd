namespace Attune.Core.Workspaces.Secrets;

/// <summary>
/// Encrypts what people entrust to a workspace and must be sent on in clear (a header of a content API, a signing key), for
/// the secret of a document. Safe for concurrent use.
/// </summary>
public interface ISecretBox
{
    ReadOnlyMemory<byte> Seal(ReadOnlySpan<byte> secret);

    /// <summary>What was sealed, or null where the key is not at hand any more or the bytes were changed.</summary>
    byte[]? Open(ReadOnlySpan<byte> sealedSecret);
}
