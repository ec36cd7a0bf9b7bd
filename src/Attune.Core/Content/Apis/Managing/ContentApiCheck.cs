using System.Text.Json;
using System.Text.RegularExpressions;
using Attune.Core.Content.Apis.Http;
using Attune.Core.Content.Rendering;
using Attune.Core.Outbound;
using Attune.Decisions.Validation;
using Attune.Jinja;

namespace Attune.Core.Content.Apis.Managing;

/// <summary>Finds everything that is wrong with a content API as written, each with its path. Used for one proposal.</summary>
internal sealed partial class ContentApiCheck(ContentApiProposal proposal, JinjaEnvironment environment)
{
    private static readonly string[] Methods = ["GET", "POST", "PUT"];

    private readonly ProblemList problems = new();

    /// <summary>The problems; <paramref name="kept"/> are secrets that the stored version has.</summary>
    public IReadOnlyList<ConfigurationProblem> Run(ContentApiSecrets kept)
    {
        if (!NamePattern().IsMatch(proposal.Name))
        {
            problems.Add("name", "Expected 1 to 100 letters, digits and underscores, not a digit first.");
        }
        if (proposal.Description.Length > ContentApiLimits.DescriptionLength)
        {
            problems.Add("description", $"Expected at most {ContentApiLimits.DescriptionLength} characters.");
        }
        switch (proposal.Kind)
        {
            case SampleContentApi.KindName:
                CheckSample();
                break;
            case HttpContentApi.KindName:
                CheckHttp(kept);
                break;
            default:
                problems.Add("kind", "Expected http or sample.");
                break;
        }
        return problems.All;
    }

    private void CheckSample()
    {
        if (proposal.Response is not { } response)
        {
            problems.Add("response", "It is required for a sample.");
        }
        else
        {
            CheckTemplates(response, "response");
        }
        Unwanted("method", proposal.Method is not null);
        Unwanted("url", proposal.Url is not null);
        Unwanted("params", proposal.Params.Count > 0);
        Unwanted("headers", proposal.Headers.Count > 0);
        Unwanted("body", proposal.Body is not null);
        Unwanted("oauth", proposal.OAuth is not null);

        void Unwanted(string member, bool given)
        {
            if (given)
            {
                problems.Add(member, "A sample has none.");
            }
        }
    }

    private void CheckHttp(ContentApiSecrets kept)
    {
        if (proposal.Response is not null)
        {
            problems.Add("response", "Only a sample has one.");
        }
        if (proposal.Method is null || !Methods.Contains(proposal.Method))
        {
            problems.Add("method", "Expected GET, POST or PUT.");
        }
        CheckUrl();
        CheckParams();
        CheckHeaders(kept);
        CheckBody();
        CheckOAuth(kept);
        Range("timeout_ms", proposal.TimeoutMs, 100, 5_000);
        Range("retries", proposal.Retries, 0, 3);
        if (proposal.CacheMinutes != 0)
        {
            Range("cache_minutes", proposal.CacheMinutes, 5, 60, ", or 0 to keep nothing");
        }
        CheckMaskedFields();
    }

    private void CheckUrl()
    {
        if (string.IsNullOrEmpty(proposal.Url))
        {
            problems.Add("url", "It is required.");
            return;
        }
        try
        {
            var template = UrlTemplate.Compile(proposal.Url, environment, "url");
            if (!OutboundUrl.TryRead(template.Sample(), out _, out var problem))
            {
                problems.Add("url", problem);
            }
        }
        catch (Exception unusable) when (unusable is FormatException or JinjaException)
        {
            problems.Add("url", unusable.Message);
        }
    }

    private void CheckParams()
    {
        var list = problems.Member("params");
        TooMany(list, proposal.Params.Count, ContentApiLimits.Params);
        for (var at = 0; at < proposal.Params.Count; at++)
        {
            var item = list.Item(at);
            var (name, value) = proposal.Params[at];
            if (name.Length is 0 or > 100)
            {
                item.Add("name", "Expected 1 to 100 characters.");
            }
            else if (proposal.Params.Take(at).Any(other => other.Name == name))
            {
                item.Add("name", "There is another parameter of this name.");
            }
            CheckTemplate(value, item.Member("value"));
        }
    }

    private void CheckHeaders(ContentApiSecrets kept)
    {
        var list = problems.Member("headers");
        TooMany(list, proposal.Headers.Count, ContentApiLimits.Headers);
        for (var at = 0; at < proposal.Headers.Count; at++)
        {
            var item = list.Item(at);
            var header = proposal.Headers[at];
            if (OutboundHeader.CheckName(header.Name) is { } wrong)
            {
                item.Add("name", wrong);
            }
            else if (proposal.Headers.Take(at).Any(other => Same(other.Name, header.Name)))
            {
                item.Add("name", "There is another header of this name.");
            }
            else if (proposal.OAuth is not null && Same(header.Name, "Authorization"))
            {
                item.Add("name", "With oauth this header is set by the server.");
            }
            if (header.Secret)
            {
                CheckSecret(header.Value, kept.HeaderOf(header.Name), kept.Origin, proposal.Url, item.Member("value"));
            }
            else if (header.Value is null)
            {
                item.Add("value", "It is required.");
            }
            else
            {
                CheckTemplate(header.Value, item.Member("value"));
            }
        }
    }

    private static void CheckSecret(string? value, string? kept, string? keptFor, string? url, ProblemList place)
    {
        if (value is not null)
        {
            if (value.Length == 0 || !OutboundHeader.IsValue(value))
            {
                place.Add("Expected 1 to 8192 visible ASCII characters.");
            }
        }
        else if (kept is null)
        {
            place.Add("It is required.");
        }
        else if (url is not null && keptFor != ContentApiSecrets.OriginOf(url))
        {
            place.Add("The kept value was entered for another host; enter it again.");
        }
    }

    private void CheckBody()
    {
        if (proposal.BodyFormat is not (HttpContentApi.JsonBody or HttpContentApi.FormBody))
        {
            problems.Add("body_format", "Expected json or form.");
        }
        if (proposal.Body is not { } body)
        {
            return;
        }
        if (proposal.Method == "GET")
        {
            problems.Add("body", "A GET has none.");
        }
        if (
            proposal.BodyFormat == HttpContentApi.FormBody
            && (
                body.ValueKind != JsonValueKind.Object
                || body.EnumerateObject()
                    .Any(field => field.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            )
        )
        {
            problems.Add("body", "A form is one object of plain values.");
        }
        CheckTemplates(body, "body");
    }

    private void CheckOAuth(ContentApiSecrets kept)
    {
        if (proposal.OAuth is not { } oauth)
        {
            return;
        }
        var place = problems.Member("oauth");
        if (!OutboundUrl.TryRead(oauth.TokenUrl, out _, out var problem))
        {
            place.Add("token_url", problem);
        }
        if (oauth.ClientId.Length is 0 or > 500)
        {
            place.Add("client_id", "Expected 1 to 500 characters.");
        }
        CheckSecret(
            oauth.ClientSecret,
            kept.ClientSecret,
            kept.TokenOrigin,
            oauth.TokenUrl,
            place.Member("client_secret")
        );
        if (oauth.CredentialsIn is not (ContentApiOAuth.InHeader or ContentApiOAuth.InBody))
        {
            place.Add("credentials_in", "Expected header or body.");
        }
    }

    private void CheckMaskedFields()
    {
        var list = problems.Member("masked_fields");
        TooMany(list, proposal.MaskedFields.Count, ContentApiLimits.MaskedFields);
        for (var at = 0; at < proposal.MaskedFields.Count; at++)
        {
            var path = proposal.MaskedFields[at];
            if (path.Length is 0 or > 200 || path.Split('.').Any(part => part.Length == 0))
            {
                list.Item(at).Add("Expected a path such as customer.email.");
            }
        }
    }

    private void CheckTemplates(JsonElement json, string member)
    {
        if (json.GetRawText().Length > ContentApiLimits.BodyBytes)
        {
            problems.Add(member, $"Expected at most {ContentApiLimits.BodyBytes} bytes.");
            return;
        }
        var failures = new List<(string Path, JinjaException Error)>();
        JsonTemplate.Compile(json, environment, failures);
        foreach (var (path, error) in failures)
        {
            var separator = path.Length == 0 || path[0] == '[' ? "" : ".";
            problems.Add($"{member}{separator}{path}", error.Message);
        }
    }

    private void CheckTemplate(string text, ProblemList place)
    {
        if (text.Length > ContentApiLimits.ValueLength)
        {
            place.Add($"Expected at most {ContentApiLimits.ValueLength} characters.");
            return;
        }
        try
        {
            environment.FromString(text);
        }
        catch (JinjaException error)
        {
            place.Add(error.Message);
        }
    }

    private void Range(string member, int value, int least, int most, string or = "")
    {
        if (value < least || value > most)
        {
            problems.Add(member, $"Expected {least} to {most}{or}.");
        }
    }

    private static void TooMany(ProblemList list, int count, int most)
    {
        if (count > most)
        {
            list.Add($"Expected at most {most}.");
        }
    }

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]{0,99}$", RegexOptions.NonBacktracking)]
    private static partial Regex NamePattern();
}
