using System.Security.Cryptography;
using Attune.Core.Workspaces.Secrets;
using Microsoft.AspNetCore.DataProtection;

namespace Attune.Server.Secrets;

/// <summary>
/// Encrypts with ASP.NET Core's data protection, whose keys lie in the folder <c>keys</c> of the data directory and must be
/// kept with the database. The folder is made when the first secret is entered. Safe for concurrent use.
/// </summary>
internal sealed class DataProtectionSecretBox(string dataDirectory) : ISecretBox
{
    private const string Purpose = "Attune.DocumentSecrets.v1";

    private readonly Lazy<IDataProtector> protector = new(() =>
        DataProtectionProvider
            .Create(
                Directory.CreateDirectory(Path.Combine(dataDirectory, "keys")),
                builder => builder.SetApplicationName("Attune")
            )
            .CreateProtector(Purpose)
    );

    public ReadOnlyMemory<byte> Seal(ReadOnlySpan<byte> secret) => protector.Value.Protect(secret.ToArray());

    public byte[]? Open(ReadOnlySpan<byte> sealedSecret)
    {
        try
        {
            return protector.Value.Unprotect(sealedSecret.ToArray());
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
