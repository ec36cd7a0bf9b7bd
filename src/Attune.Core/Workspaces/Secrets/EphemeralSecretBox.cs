using System.Security.Cryptography;

namespace Attune.Core.Workspaces.Secrets;

/// <summary>
/// Encrypts under a key that lives as long as the process, for hosts that keep nothing (tests, tools). AES-GCM with a random
/// nonce. Safe for concurrent use.
/// </summary>
public sealed class EphemeralSecretBox : ISecretBox
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    public ReadOnlyMemory<byte> Seal(ReadOnlySpan<byte> secret)
    {
        var result = new byte[NonceLength + TagLength + secret.Length];
        RandomNumberGenerator.Fill(result.AsSpan(0, NonceLength));
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(
            result.AsSpan(0, NonceLength),
            secret,
            result.AsSpan(NonceLength + TagLength),
            result.AsSpan(NonceLength, TagLength)
        );
        return result;
    }

    public byte[]? Open(ReadOnlySpan<byte> sealedSecret)
    {
        if (sealedSecret.Length < NonceLength + TagLength)
        {
            return null;
        }
        var result = new byte[sealedSecret.Length - NonceLength - TagLength];
        using var cipher = new AesGcm(key, TagLength);
        try
        {
            cipher.Decrypt(
                sealedSecret[..NonceLength],
                sealedSecret[(NonceLength + TagLength)..],
                sealedSecret.Slice(NonceLength, TagLength),
                result
            );
            return result;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
