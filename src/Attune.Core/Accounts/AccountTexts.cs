namespace Attune.Core.Accounts;

/// <summary>What names, emails and passwords must look like.</summary>
internal static class AccountTexts
{
    public const int MinimumPassword = 10;
    public const int MaximumPassword = 200;
    private const int MaximumEmail = 254;

    private static readonly string[] Common =
    [
        "1234567890",
        "0123456789",
        "password12",
        "password123",
        "passwordpassword",
        "qwertyuiop",
        "letmeinletmein",
        "change-me-0123456789",
    ];

    public static string Canonical(string email) => email.Trim().ToLowerInvariant();

    public static string? CheckEmail(string email)
    {
        var at = email.IndexOf('@');
        return
            at < 1
            || at == email.Length - 1
            || at != email.LastIndexOf('@')
            || email.Length > MaximumEmail
            || email.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
            ? "Expected an email address, such as maria@example.com."
            : null;
    }

    /// <summary>Length and not being guessed first is what makes a password (NIST SP 800-63B); there are no rules of composition.</summary>
    public static string? CheckPassword(string password, string email) =>
        password.Length < MinimumPassword ? $"Choose at least {MinimumPassword} characters."
        : password.Length > MaximumPassword ? $"Choose at most {MaximumPassword} characters."
        : password.Distinct().Count() < 4
        || Common.Contains(password, StringComparer.OrdinalIgnoreCase)
        || password.Equals(email, StringComparison.OrdinalIgnoreCase)
            ? "This password is among the first that anybody would try. Choose another."
        : null;
}
