using Attune.Core.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Attune.Dashboard.Access;

/// <summary>PBKDF2 with HMAC-SHA512 as ASP.NET Core Identity writes it, at OWASP's number of rounds.</summary>
internal sealed class PasswordHashing : IPasswordHashing
{
    private static readonly object Nobody = new();

    private readonly PasswordHasher<object> hasher = new(
        Options.Create(new PasswordHasherOptions { IterationCount = 210_000 })
    );

    public string Hash(string password) => hasher.HashPassword(Nobody, password);

    public bool Verify(string hash, string password) =>
        hasher.VerifyHashedPassword(Nobody, hash, password) != PasswordVerificationResult.Failed;
}
