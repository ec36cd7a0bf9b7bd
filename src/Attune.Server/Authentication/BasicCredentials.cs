using System.Buffers.Text;
using System.Text;

namespace Attune.Server.Authentication;

/// <summary>
/// The two halves of a Basic Authorization header (RFC 7617): the text before the first colon, and all after it.
/// Lives on the stack, so that a secret is never copied to the heap.
/// </summary>
internal readonly ref struct BasicCredentials
{
    /// <summary>Longer headers are refused unread: both halves are ids of at most a few hundred characters.</summary>
    public const int MaxHeaderLength = 2048;

    private const string Scheme = "Basic";

    private BasicCredentials(ReadOnlySpan<char> text, int colon)
    {
        UserName = text[..colon];
        Password = text[(colon + 1)..];
    }

    public ReadOnlySpan<char> UserName { get; }

    public ReadOnlySpan<char> Password { get; }

    /// <summary>Reads <paramref name="header"/>; returns why it could not, or null.</summary>
    /// <param name="header">The Authorization header's value.</param>
    /// <param name="buffer">Holds the decoded text; at least <see cref="MaxHeaderLength"/> long.</param>
    /// <param name="credentials">The halves, cut from <paramref name="buffer"/>.</param>
    public static AuthenticationFailure? Read(
        ReadOnlySpan<char> header,
        Span<char> buffer,
        out BasicCredentials credentials
    )
    {
        credentials = default;
        header = header.Trim();
        var space = header.IndexOf(' ');
        var scheme = space < 0 ? header : header[..space];
        if (!scheme.Equals(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticationFailure.SchemeUnsupported;
        }
        if (space < 0)
        {
            return AuthenticationFailure.CredentialsMissing;
        }
        var encoded = header[(space + 1)..].TrimStart();
        if (encoded.Length > MaxHeaderLength)
        {
            return AuthenticationFailure.CredentialsUnreadable;
        }
        Span<byte> bytes = stackalloc byte[MaxHeaderLength];
        if (
            !Convert.TryFromBase64Chars(encoded, bytes, out var length)
            || !Encoding.UTF8.TryGetChars(bytes[..length], buffer, out var count)
            || buffer[..count].Contains('\uFFFD')
        )
        {
            return AuthenticationFailure.CredentialsUnreadable;
        }
        var text = buffer[..count];
        var colon = text.IndexOf(':');
        if (colon < 0)
        {
            return AuthenticationFailure.CredentialsUnreadable;
        }
        credentials = new BasicCredentials(text, colon);
        return credentials.UserName.IsEmpty ? AuthenticationFailure.UserNameMissing
            : credentials.Password.IsEmpty ? AuthenticationFailure.PasswordMissing
            : null;
    }
}
