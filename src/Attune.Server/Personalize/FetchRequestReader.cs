using System.Text.Json;
using Attune.Core.Devices;
using Attune.Core.Personalize;
using Attune.Core.Users;
using Attune.Decisions.Sessions;
using Attune.Decisions.Users;

namespace Attune.Server.Personalize;

/// <summary>
/// Takes a fetch request straight out of its UTF-8, in one pass, and allocates only what the request says. Both
/// spellings of each field are read (first seed; wire.md 1.2); of two spellings the newer one counts.
/// </summary>
internal ref struct FetchRequestReader
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = Http.BodyLimits.DefaultDepth };

    private readonly string workspaceId;
    private readonly List<FetchProblem> problems;
    private AttributeSetBuilder? parameters;
    private List<Identifier>? identifiers;
    private Utf8JsonReader reader;
    private FetchFields seen;
    private string? customerId;
    private string? userId;
    private string? visitorId;
    private List<string>? keys;
    private Platform? platform;
    private DayOfWeek? day;
    private HourSet hours;
    private VisitorType? visitorType;
    private string? ipAddress;
    private string? userAgent;
    private ClientHints hints;

    private FetchRequestReader(ReadOnlySpan<byte> json, string workspaceId, List<FetchProblem> problems)
    {
        reader = new Utf8JsonReader(json, Options);
        this.workspaceId = workspaceId;
        this.problems = problems;
    }

    /// <summary>Reads the body; fields that hold what they may not are added to <paramref name="problems"/>.</summary>
    /// <exception cref="JsonException">The body is not one JSON object, or names a member twice.</exception>
    public static FetchRequest Read(
        ReadOnlySpan<byte> json,
        string workspaceId,
        string requestId,
        List<FetchProblem> problems
    )
    {
        var fetch = new FetchRequestReader(json, workspaceId, problems);
        fetch.ReadBody(json);
        return new FetchRequest
        {
            WorkspaceId = workspaceId,
            RequestId = requestId,
            CustomerId = fetch.customerId ?? fetch.userId,
            VisitorId = fetch.visitorId,
            UserIdentifiers = fetch.identifiers ?? (IReadOnlyList<Identifier>)[],
            ExperienceKeys = fetch.keys ?? (IReadOnlyList<string>)[],
            Platform = fetch.platform,
            Day = fetch.day,
            Hours = fetch.hours,
            VisitorType = fetch.visitorType,
            IpAddress = fetch.ipAddress,
            UserAgent = fetch.userAgent,
            Hints = fetch.hints,
            Parameters = fetch.parameters?.Build() ?? AttributeSet.Empty,
        };
    }

    private void ReadBody(ReadOnlySpan<byte> json)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The body must be a JSON object.");
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadMember(json);
        }
        // Reads on to the end of the text, so that anything after the object is noticed.
        reader.Read();
    }

    private void ReadMember(ReadOnlySpan<byte> json)
    {
        if (reader.ValueTextEquals("identifiers"u8))
        {
            Begin(FetchFields.Identifiers);
            ReadIdentifiers();
        }
        else if (reader.ValueTextEquals("experience_key"u8))
        {
            Begin(FetchFields.ExperienceKey);
            ReadKeys();
        }
        else if (reader.ValueTextEquals("DAY_OF_THE_WEEK"u8))
        {
            Begin(FetchFields.Day);
            day = SessionValues.ReadDay(ref reader, problems);
        }
        else if (reader.ValueTextEquals("TIME_OF_THE_DAY"u8))
        {
            Begin(FetchFields.Hours);
            hours = SessionValues.ReadHours(ref reader, problems);
        }
        else if (reader.ValueTextEquals("platform"u8))
        {
            Begin(FetchFields.Platform);
            platform = SessionValues.ReadPlatform(ref reader, problems);
        }
        else if (reader.ValueTextEquals("USER_IP_ADDRESS"u8))
        {
            Begin(FetchFields.IpAddress);
            ipAddress = ReadText("USER_IP_ADDRESS");
        }
        else if (reader.ValueTextEquals("USER_AGENT"u8))
        {
            Begin(FetchFields.UserAgent);
            userAgent = ReadText("USER_AGENT");
        }
        else if (reader.ValueTextEquals("SEC_CH_UA"u8))
        {
            Begin(FetchFields.HintedBrands);
            hints = hints with { Brands = ReadText("SEC_CH_UA") };
        }
        else if (reader.ValueTextEquals("SEC_CH_UA_PLATFORM"u8))
        {
            Begin(FetchFields.HintedPlatform);
            hints = hints with { Platform = ReadText("SEC_CH_UA_PLATFORM") };
        }
        else if (reader.ValueTextEquals("SEC_CH_UA_MOBILE"u8))
        {
            Begin(FetchFields.HintedMobile);
            hints = hints with { Mobile = ReadText("SEC_CH_UA_MOBILE") };
        }
        else if (reader.ValueTextEquals("user_id"u8))
        {
            Begin(FetchFields.UserId);
            userId = ReadText("user_id");
        }
        else if (reader.ValueTextEquals("visitor_id"u8))
        {
            Begin(FetchFields.VisitorId);
            visitorId = ReadText("visitor_id");
        }
        else if (reader.ValueTextEquals("user_identifiers"u8))
        {
            Begin(FetchFields.UserIdentifiers);
            ReadUserIdentifiers();
        }
        else if (reader.ValueTextEquals("app_id"u8))
        {
            Begin(FetchFields.AppId);
            ReadAppId();
        }
        else if (reader.ValueTextEquals("Authorization"u8))
        {
            // The older documentation lists it among the fields; a secret must never end up among the parameters.
            Begin(FetchFields.Authorization);
            reader.Skip();
        }
        else
        {
            ReadParameter(json);
        }
    }

    private void Begin(FetchFields field)
    {
        if ((seen & field) != 0)
        {
            throw Twice(reader.GetString()!);
        }
        seen |= field;
        reader.Read();
    }

    private void ReadIdentifiers()
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Refuse("identifiers");
            return;
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("customer_id"u8))
            {
                Begin(FetchFields.CustomerId);
                customerId = ReadText("customer_id");
            }
            else if (reader.ValueTextEquals("user_identifiers"u8))
            {
                Begin(FetchFields.NestedUserIdentifiers);
                ReadUserIdentifiers();
            }
            else if (reader.ValueTextEquals("visitor_id"u8))
            {
                Begin(FetchFields.NestedVisitorId);
                visitorId = ReadText("visitor_id") ?? visitorId;
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
    }

    private void ReadUserIdentifiers()
    {
        identifiers ??= [];
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            if (!UserIdentifiers.TryRead(ref reader, identifiers))
            {
                Refuse("user_identifiers", "{…}");
            }
        }
        else if (reader.TokenType == JsonTokenType.String)
        {
            var text = reader.GetString()!;
            if (text.Length > 0 && !UserIdentifiers.TryRead(text, identifiers))
            {
                Refuse("user_identifiers", text);
            }
        }
        else
        {
            Refuse("user_identifiers");
        }
    }

    private void ReadKeys()
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                keys = [reader.GetString()!];
                return;
            case JsonTokenType.StartArray:
                break;
            default:
                Refuse("experience_key");
                return;
        }
        keys = [];
        var refused = false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.String)
            {
                if (!refused)
                {
                    Refuse("experience_key");
                }
                refused = true;
                reader.Skip();
                continue;
            }
            var key = reader.GetString()!;
            // Beyond what is served a repetition changes nothing, and looking for it would cost the square of the length.
            if (keys.Count >= FetchLimits.MaxKeys || !keys.Contains(key))
            {
                keys.Add(key);
            }
        }
    }

    private void ReadAppId()
    {
        if (ReadText("app_id") is { } appId && appId != workspaceId)
        {
            Refuse("app_id", appId);
        }
    }

    private void ReadParameter(ReadOnlySpan<byte> json)
    {
        var name = reader.GetString()!;
        parameters ??= new AttributeSetBuilder();
        if (!parameters[name].IsMissing)
        {
            throw Twice(name);
        }
        reader.Read();
        if (name == "USER_TYPE" && visitorType is null)
        {
            visitorType = SessionValues.ReadVisitorType(ref reader);
        }
        var start = (int)reader.TokenStartIndex;
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            reader.Skip();
            var end = (int)reader.BytesConsumed;
            using var nested = JsonDocument.Parse(json[start..end].ToArray(), NestedOptions);
            parameters.Set(name, AttributeJson.Read(nested.RootElement));
            return;
        }
        parameters.Set(name, AttributeJson.Read(ref reader));
    }

    private static readonly JsonDocumentOptions NestedOptions = new()
    {
        AllowDuplicateProperties = false,
        MaxDepth = Http.BodyLimits.DefaultDepth,
    };

    private string? ReadText(string field)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString() is { Length: > 0 } text ? text : null;
        }
        Refuse(field);
        return null;
    }

    /// <summary>Notes the value at hand, unless it is null, which is as good as absent.</summary>
    private void Refuse(string field)
    {
        if (reader.TokenType != JsonTokenType.Null)
        {
            problems.Add(new FetchProblem(field, SessionValues.Show(ref reader), null));
        }
    }

    private readonly void Refuse(string field, string found) =>
        problems.Add(new FetchProblem(field, SessionValues.Shorten(found), null));

    private static JsonException Twice(string name) => new($"The member '{name}' is named twice.");
}
