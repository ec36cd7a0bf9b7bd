using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Attune.Core.Personalize;
using Attune.Core.Users;
using Attune.Decisions.Sessions;
using Attune.Decisions.Users;

namespace Attune.Dashboard.Pages.Testing;

/// <summary>What is filled in on the page that tests an experience, as a request and as its JSON.</summary>
public sealed class TestForm
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string CustomerId { get; set; } = "";

    public string VisitorId { get; set; } = "";

    public string Email { get; set; } = "";

    /// <summary>web, mweb, android, ios, or empty.</summary>
    public string Platform { get; set; } = "";

    /// <summary>An English day, or empty.</summary>
    public string Day { get; set; } = "";

    /// <summary>Two digits, or empty.</summary>
    public string Hour { get; set; } = "";

    public string IpAddress { get; set; } = "";

    public string UserAgent { get; set; } = "";

    /// <summary>New, Returning, or empty.</summary>
    public string VisitorType { get; set; } = "";

    public List<TestParameter> Parameters { get; } = [];

    /// <summary>The request as the wire has it (wire.md 1.2).</summary>
    public string ToJson(string experienceKey)
    {
        var identifiers = new JsonObject();
        Add(identifiers, "customer_id", CustomerId);
        Add(identifiers, "visitor_id", VisitorId);
        if (Email.Length > 0)
        {
            identifiers["user_identifiers"] = new JsonObject { ["u_em"] = Email };
        }
        var body = new JsonObject { ["identifiers"] = identifiers, ["experience_key"] = new JsonArray(experienceKey) };
        Add(body, "platform", Platform);
        Add(body, "DAY_OF_THE_WEEK", Day);
        Add(body, "TIME_OF_THE_DAY", Hour);
        Add(body, "USER_IP_ADDRESS", IpAddress);
        Add(body, "USER_AGENT", UserAgent);
        Add(body, "USER_TYPE", VisitorType);
        foreach (var parameter in Parameters.Where(parameter => !body.ContainsKey(parameter.Name)))
        {
            Add(body, parameter.Name, parameter.Value);
        }
        return body.ToJsonString(Readable);
    }

    public FetchRequest ToRequest(string workspaceId, string requestId) =>
        new()
        {
            WorkspaceId = workspaceId,
            RequestId = requestId,
            CustomerId = Given(CustomerId),
            VisitorId = Given(VisitorId),
            UserIdentifiers = Email.Length > 0 ? [new Identifier(Identifier.Email, Email)] : [],
            Platform = Platform switch
            {
                "web" => Decisions.Users.Platform.Web,
                "mweb" => Decisions.Users.Platform.MobileWeb,
                "android" => Decisions.Users.Platform.Android,
                "ios" => Decisions.Users.Platform.Ios,
                _ => null,
            },
            Day = Enum.TryParse<DayOfWeek>(Day, out var day) ? day : null,
            Hours = int.TryParse(Hour, NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
                ? HourSet.Of(hour)
                : HourSet.None,
            VisitorType = Enum.TryParse<VisitorType>(VisitorType, out var type) ? type : null,
            IpAddress = Given(IpAddress),
            UserAgent = Given(UserAgent),
            Parameters = ReadParameters(),
        };

    private AttributeSet ReadParameters()
    {
        var set = AttributeSet.Empty;
        foreach (var parameter in Parameters.Where(parameter => parameter.Name.Length > 0))
        {
            set = set.With(parameter.Name, parameter.Value);
        }
        return set;
    }

    private static string? Given(string text) => text.Length > 0 ? text : null;

    private static void Add(JsonObject body, string name, string value)
    {
        if (name.Length > 0 && value.Length > 0)
        {
            body[name] = value;
        }
    }
}
