using System.Text.Json;
using Attune.Core.Workspaces;
using Attune.Server.Authentication;
using Attune.Server.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Attune.Server.Health;

/// <summary>
/// Writes <c>{"status":"ok","checks":{"database":{"status":"ok"},…}}</c>. A check that is not <c>ok</c> has a
/// <c>note</c> that says what is wrong and what to do. Records are named to those who may manage their workspace only: the
/// report needs no key, and workspaces do not know of each other.
/// </summary>
internal static class HealthReportWriter
{
    /// <summary>So many records are named; the note tells how many there are.</summary>
    public const int MostNamed = 50;

    public static async Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        var callers = context.RequestServices.GetRequiredService<CallerReader>();
        callers.Read(context.Request.Headers, AppKeyHeader.Optional, out var caller);
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter, JsonAnswers.Writer);
        writer.WriteStartObject();
        writer.WriteString("status", Word(report.Status));
        writer.WriteStartObject("checks");
        foreach (var (name, entry) in report.Entries)
        {
            writer.WriteStartObject(name);
            writer.WriteString("status", Word(entry.Status));
            if (entry.Description is not null)
            {
                writer.WriteString("note", entry.Description);
            }
            if (entry.Data.GetValueOrDefault(ConfigurationHealthCheck.LeftOut) is IEnumerable<LeftOutRecord> records)
            {
                WriteRecords(writer, records.Where(record => MayKnow(caller, record)).Take(MostNamed).ToList());
            }
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
        writer.WriteEndObject();
        await writer.FlushAsync(context.RequestAborted);
    }

    private static bool MayKnow(Caller? caller, LeftOutRecord record) =>
        caller is not null
        && (
            caller.Scopes.HasFlag(KeyScopes.Operate)
            || (caller.Scopes.HasFlag(KeyScopes.Manage) && caller.WorkspaceId == record.Workspace)
        );

    private static void WriteRecords(Utf8JsonWriter writer, List<LeftOutRecord> records)
    {
        if (records.Count > 0)
        {
            writer.WritePropertyName(ConfigurationHealthCheck.LeftOut);
            JsonSerializer.Serialize(writer, records, JsonAnswers.Options);
        }
    }

    private static string Word(HealthStatus status) =>
        status switch
        {
            HealthStatus.Healthy => "ok",
            HealthStatus.Degraded => "degraded",
            _ => "failed",
        };
}
