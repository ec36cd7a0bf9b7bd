using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Attune.Core.Content.Rendering;
using Attune.Core.Outbound;
using Attune.Jinja;

namespace Attune.Core.Content.Apis.Http;

/// <summary>
/// Makes the requests of one content API from its compiled templates. Immutable; safe for concurrent use.
/// </summary>
internal sealed class ContentApiRequests
{
    private static readonly RenderOptions Budget = new() { Limits = RenderLimits.Decision };

    private readonly HttpContentApi api;
    private readonly UrlTemplate url;
    private readonly IReadOnlyList<(string Name, Template Value)> parameters;
    private readonly IReadOnlyList<(string Name, Template? Value)> headers;
    private readonly JsonTemplate? body;

    /// <exception cref="JinjaException">A template of the record does not compile.</exception>
    /// <exception cref="FormatException">The URL is cut wrongly.</exception>
    public ContentApiRequests(HttpContentApi api, JinjaEnvironment environment)
    {
        this.api = api;
        var name = $"content API '{api.Name}'";
        url = UrlTemplate.Compile(api.Url, environment, name);
        parameters =
        [
            .. api.Params.Select(parameter => (parameter.Name, environment.FromString(parameter.Value, name))),
        ];
        headers =
        [
            .. api.Headers.Select(header =>
                (header.Name, header.Secret ? null : environment.FromString(header.Value ?? "", name))
            ),
        ];
        if (api.Body is { } configured)
        {
            var failures = new List<(string Path, JinjaException Error)>();
            body = JsonTemplate.Compile(configured, environment, failures, name);
            if (failures.Count > 0)
            {
                throw failures[0].Error;
            }
        }
    }

    /// <exception cref="JinjaException">A template of the record cannot be rendered for this call.</exception>
    public ContentApiRequest Compose(ContentApiCall call, long maxBytes)
    {
        var variables = new CallArguments(call.Arguments, call.Subject);
        var (bytes, contentType) = ComposeBody(call, variables);
        var request = new OutboundRequest
        {
            Method = new HttpMethod(api.Method),
            Url = ComposeUrl(call, variables),
            Headers = ComposeHeaders(variables),
            Body = bytes,
            ContentType = contentType,
            Timeout = TimeSpan.FromMilliseconds(api.TimeoutMs),
            MaxBytes = maxBytes,
        };
        return new ContentApiRequest(request, KeyOf(request));
    }

    private string ComposeUrl(ContentApiCall call, CallArguments variables)
    {
        var query = new List<(string Name, string Value)>();
        foreach (var (name, value) in parameters)
        {
            query.Add((name, value.Render(variables, Budget)));
        }
        Override(query, call.Arguments, CallArguments.StaticParams);
        Override(query, call.Arguments, CallArguments.DynamicParams);
        Override(query, call.Arguments, CallArguments.Params);
        var text = new StringBuilder(url.Render(variables, Budget));
        var separator = text.ToString().Contains('?', StringComparison.Ordinal) ? '&' : '?';
        foreach (var (name, value) in query)
        {
            text.Append(separator).Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }
        return text.ToString();
    }

    private static void Override(List<(string Name, string Value)> query, JsonElement arguments, string member)
    {
        if (!arguments.TryGetProperty(member, out var given) || given.ValueKind != JsonValueKind.Object)
        {
            return;
        }
        foreach (var parameter in given.EnumerateObject())
        {
            var at = query.FindIndex(known => known.Name == parameter.Name);
            var pair = (parameter.Name, TextOf(parameter.Value));
            if (at < 0)
            {
                query.Add(pair);
            }
            else
            {
                query[at] = pair;
            }
        }
    }

    private List<OutboundHeader> ComposeHeaders(CallArguments variables)
    {
        var composed = new List<OutboundHeader> { new("Accept", "application/json") };
        foreach (var (name, value) in headers)
        {
            composed.Add(
                new OutboundHeader(name, value?.Render(variables, Budget) ?? api.Secrets.HeaderOf(name) ?? "")
            );
        }
        return composed;
    }

    private (ReadOnlyMemory<byte> Bytes, string? ContentType) ComposeBody(ContentApiCall call, CallArguments variables)
    {
        if (api.Method == HttpMethod.Get.Method)
        {
            return (default, null);
        }
        JsonElement json;
        if (body is not null)
        {
            json = Render(body, variables);
        }
        else if (!call.Arguments.TryGetProperty(CallArguments.RequestBody, out json))
        {
            return (default, null);
        }
        return api.BodyFormat == HttpContentApi.FormBody
            ? (Form(json), "application/x-www-form-urlencoded")
            : (JsonSerializer.SerializeToUtf8Bytes(json), "application/json");
    }

    private static JsonElement Render(JsonTemplate template, CallArguments variables)
    {
        var rendered = new RenderedLeaves();
        foreach (var leaf in template.Leaves)
        {
            if (leaf.Template is null)
            {
                rendered.Add(leaf.Text);
                continue;
            }
            leaf.Template.Render(variables, rendered.Writer, Budget, CancellationToken.None);
            rendered.End();
        }
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            template.Write(writer, rendered);
        }
        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }

    private static byte[] Form(JsonElement json) =>
        json.ValueKind != JsonValueKind.Object
            ? []
            : Encoding.ASCII.GetBytes(
                string.Join(
                    '&',
                    json.EnumerateObject()
                        .Select(field =>
                            $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(TextOf(field.Value))}"
                        )
                )
            );

    private static string TextOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Null => "",
            _ => value.GetRawText(),
        };

    /// <summary>A digest of everything that is sent: users with other parameters never share an answer.</summary>
    private static string KeyOf(OutboundRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(request.Method.Method);
        Add(request.Url);
        foreach (var header in request.Headers)
        {
            Add(header.Name);
            Add(header.Value);
        }
        Add(request.ContentType ?? "");
        hash.AppendData(request.Body.Span);
        return Convert.ToHexString(hash.GetHashAndReset());

        void Add(string text)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text.Length.ToString(CultureInfo.InvariantCulture)));
            hash.AppendData(":"u8);
            hash.AppendData(Encoding.UTF8.GetBytes(text));
        }
    }
}
