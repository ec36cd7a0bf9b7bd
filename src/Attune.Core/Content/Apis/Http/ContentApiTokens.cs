using System.Net;
using System.Text;
using System.Text.Json;
using Attune.Core.Outbound;

namespace Attune.Core.Content.Apis.Http;

/// <summary>
/// The bearer token of one content API: fetched when first needed, kept until a minute before its end, fetched once however
/// many calls want it. Safe for concurrent use.
/// </summary>
internal sealed class ContentApiTokens(
    ContentApiOAuth oauth,
    ContentApiSecrets secrets,
    OutboundClient client,
    TimeProvider time
)
{
    private const int MaxAnswerBytes = 64 * 1024;
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WithoutExpiry = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private Token? current;
    private Task<Token>? fetching;

    /// <summary>A token that is good now.</summary>
    /// <exception cref="ContentApiException">The token server gives none.</exception>
    /// <exception cref="OutboundException">The token server does not answer.</exception>
    public async Task<string> GetAsync(CancellationToken cancellationToken)
    {
        Task<Token> task;
        lock (gate)
        {
            if (current is { } token && token.Expires - time.GetUtcNow() > TimeSpan.Zero)
            {
                return token.Value;
            }
            task = fetching ??= FetchAsync();
        }
        return (await task.WaitAsync(cancellationToken)).Value;
    }

    /// <summary>The server did not take this token: the next call gets another.</summary>
    public void Forget(string token)
    {
        lock (gate)
        {
            if (current?.Value == token)
            {
                current = null;
            }
        }
    }

    private async Task<Token> FetchAsync()
    {
        // Leaves the lock's thread at once: the others must come as far as waiting for this.
        await Task.Yield();
        try
        {
            var response = await client.SendAsync(Request(), CancellationToken.None);
            var token = Read(response);
            lock (gate)
            {
                current = token;
            }
            return token;
        }
        finally
        {
            lock (gate)
            {
                fetching = null;
            }
        }
    }

    private OutboundRequest Request()
    {
        var fields = new List<(string, string?)>
        {
            ("grant_type", "client_credentials"),
            ("scope", oauth.Scope),
            ("audience", oauth.Audience),
        };
        var headers = new List<OutboundHeader> { new("Accept", "application/json") };
        if (oauth.CredentialsIn == ContentApiOAuth.InBody)
        {
            fields.Add(("client_id", oauth.ClientId));
            fields.Add(("client_secret", secrets.ClientSecret));
        }
        else
        {
            // RFC 6749, 2.3.1: both halves are form-encoded before they are joined.
            var pair = $"{WebUtility.UrlEncode(oauth.ClientId)}:{WebUtility.UrlEncode(secrets.ClientSecret)}";
            headers.Add(
                new OutboundHeader("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(pair))}")
            );
        }
        var form = string.Join(
            '&',
            fields
                .Where(field => !string.IsNullOrEmpty(field.Item2))
                .Select(field => $"{field.Item1}={WebUtility.UrlEncode(field.Item2)}")
        );
        return new OutboundRequest
        {
            Method = HttpMethod.Post,
            Url = oauth.TokenUrl,
            Headers = headers,
            Body = Encoding.ASCII.GetBytes(form),
            ContentType = "application/x-www-form-urlencoded",
            MaxBytes = MaxAnswerBytes,
            MaxRedirects = 0,
        };
    }

    private Token Read(OutboundResponse response)
    {
        var host = OutboundUrl.HostOf(oauth.TokenUrl);
        if (!response.IsSuccess)
        {
            throw new ContentApiException(
                $"{host}: the token server answered {(int)response.Status}",
                isTransient: ContentApiException.IsTransient(response.Status)
            );
        }
        try
        {
            using var document = JsonDocument.Parse(response.Body);
            var root = document.RootElement;
            var value = root.GetProperty("access_token").GetString();
            if (!string.IsNullOrEmpty(value) && OutboundHeader.IsValue(value))
            {
                return new Token(value, time.GetUtcNow() + LifeOf(root));
            }
        }
        catch (Exception unreadable)
            when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Said below, without what was in the answer.
        }
        throw new ContentApiException($"{host}: the token server's answer holds no access_token", isTransient: false);
    }

    private static TimeSpan LifeOf(JsonElement answer)
    {
        if (!answer.TryGetProperty("expires_in", out var member))
        {
            return WithoutExpiry;
        }
        double seconds = 0;
        var isNumber =
            member.ValueKind == JsonValueKind.Number
                ? member.TryGetDouble(out seconds)
                : member.ValueKind == JsonValueKind.String
                    && double.TryParse(
                        member.GetString(),
                        System.Globalization.NumberStyles.Integer,
                        System.Globalization.CultureInfo.InvariantCulture,
                        out seconds
                    );
        if (!isNumber || seconds is not (> 0 and < 31_536_000))
        {
            return WithoutExpiry;
        }
        var life = TimeSpan.FromSeconds(seconds);
        return life > Margin * 2 ? life - Margin : life / 2;
    }

    private sealed record Token(string Value, DateTimeOffset Expires)
    {
        public override string ToString() => "***";
    }
}
