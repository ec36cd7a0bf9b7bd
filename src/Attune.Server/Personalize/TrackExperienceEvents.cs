using System.Text.Json;
using Attune.Core.Exposures;
using Attune.Server.Authentication;
using Attune.Server.Http;

namespace Attune.Server.Personalize;

/// <summary>
/// <c>POST /v1/experiences/events</c> (wire.md 2.2): impressions and clicks of up to 100 users, kept when it is answered.
/// Each element stands for itself; those that are not kept are named in <c>rejected</c>.
/// </summary>
internal static class TrackExperienceEvents
{
    /// <summary>1 MB: 100 users with some ten events each.</summary>
    public static readonly BodyLimits Limits = new(1024 * 1024);

    private const string Accepted = "Your request has been accepted and will be processed soon.";
    private const string Field = "elements";

    public static async Task HandleAsync(HttpContext context, RecordExposures record, TimeProvider time)
    {
        using var body = await JsonBody.ReadAsync(context, Limits);
        if (body is null)
        {
            return;
        }
        if (body.Root.ValueKind != JsonValueKind.Object)
        {
            var reason = new MalformedBody(MalformedBodyKind.NotJson, "The body must be a JSON object.");
            await PersonalizeErrors.Instance.MalformedJsonAsync(context, reason);
            return;
        }
        if (!body.Root.TryGetProperty(Field, out var elements) || elements.ValueKind == JsonValueKind.Null)
        {
            await PersonalizeErrors.InvalidElementsAsync(context, "Required", Field);
            return;
        }
        if (elements.ValueKind != JsonValueKind.Array)
        {
            await PersonalizeErrors.InvalidElementsAsync(context, "Type", Field);
            return;
        }
        if (elements.GetArrayLength() is 0 or > RecordExposures.MaxElements)
        {
            await PersonalizeErrors.InvalidElementsAsync(context, "Length", Field);
            return;
        }
        var rejected = new List<RejectedElement>();
        var sound = new ExperienceEventsReader(time).Read(elements, rejected);
        rejected.AddRange(await record.ExecuteAsync(context.Caller().WorkspaceId, sound, context.RequestAborted));
        rejected.Sort(static (a, b) => a.Index.CompareTo(b.Index));
        if (rejected.DistinctBy(each => each.Index).Count() == elements.GetArrayLength())
        {
            await PersonalizeErrors.InvalidElementsAsync(context, "Element", MemberOf(rejected[0].Field));
            return;
        }
        await AnswerAsync(context, rejected);
    }

    /// <summary>The element's own member that a path begins with.</summary>
    private static string MemberOf(string path) => path.Split('.', '[')[0] is { Length: > 0 } member ? member : Field;

    private static async Task AnswerAsync(HttpContext context, List<RejectedElement> rejected)
    {
        context.Response.ContentType = "application/json";
        using (var writer = new Utf8JsonWriter(context.Response.BodyWriter, JsonAnswers.Writer))
        {
            writer.WriteStartObject();
            writer.WriteString("status", "success");
            writer.WriteString("message", Accepted);
            writer.WriteString("req_id", context.RequestName());
            if (rejected.Count > 0)
            {
                writer.WriteStartArray("rejected");
                foreach (var element in rejected)
                {
                    writer.WriteStartObject();
                    writer.WriteNumber("index", element.Index);
                    writer.WriteString("field", element.Field);
                    writer.WriteString("message", element.Message);
                    writer.WriteEndObject();
                }
                writer.WriteEndArray();
            }
            writer.WriteEndObject();
        }
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }
}
