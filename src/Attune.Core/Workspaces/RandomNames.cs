using System.Security.Cryptography;

namespace Attune.Core.Workspaces;

/// <summary>Ids and secrets from the operating system's source of randomness, which no test may make predictable.</summary>
public static class RandomNames
{
    private const string WorkspaceAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    /// <summary>24 lower-case hexadecimal digits, the form of ids in the wire format (wire.md 1.6).</summary>
    public static string NewId() => RandomNumberGenerator.GetHexString(24, lowercase: true);

    /// <summary>24 capital letters and digits, the form of a workspace id.</summary>
    public static string NewWorkspaceId() => RandomNumberGenerator.GetString(WorkspaceAlphabet, 24);

    /// <summary>
    /// A secret of 256 random bits after a prefix by which scanners for leaked secrets recognise it. Holds letters, digits,
    /// <c>-</c> and <c>_</c> only, so that it needs no quoting anywhere.
    /// </summary>
    public static string NewSecret()
    {
        Span<byte> bits = stackalloc byte[32];
        RandomNumberGenerator.Fill(bits);
        return string.Concat("attune_", System.Buffers.Text.Base64Url.EncodeToString(bits));
    }
}
