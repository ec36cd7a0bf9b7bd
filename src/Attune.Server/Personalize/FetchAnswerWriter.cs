using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Attune.Core.Personalize;
using Attune.Decisions;
using Attune.Decisions.Explanations;
using Attune.Server.Http;

namespace Attune.Server.Personalize;

/// <summary>Writes the documented answer of a fetch (wire.md 1.6) and, where it was asked for, the reasons behind it.</summary>
internal static class FetchAnswerWriter
{
    private static readonly ConditionalWeakTable<ServedVariation, byte[]> Contexts = [];

    /// <returns>The bytes written.</returns>
    public static long Write(IBufferWriter<byte> body, string requestId, FetchAnswer answer)
    {
        using var writer = new Utf8JsonWriter(body, JsonAnswers.Writer);
        writer.WriteStartObject();
        writer.WriteStartObject("experiences"u8);
        for (var at = 0; at < answer.Count; at++)
        {
            var served = answer[at];
            writer.WriteStartObject(served.Decision.ExperienceKey);
            writer.WritePropertyName("payload"u8);
            writer.WriteRawValue(served.Payload.Span, skipInputValidation: true);
            writer.WritePropertyName("experience_context"u8);
            writer.WriteRawValue(ContextOf(served.Decision.Variation!), skipInputValidation: true);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
        if (answer.Explanations.Count > 0)
        {
            WriteReasons(writer, requestId, answer);
        }
        writer.WriteEndObject();
        writer.Flush();
        return writer.BytesCommitted;
    }

    /// <summary>The eight texts of a variation never change, so they are written once.</summary>
    private static byte[] ContextOf(ServedVariation variation) => Contexts.GetValue(variation, WriteContext);

    private static byte[] WriteContext(ServedVariation variation)
    {
        var context = variation.Context;
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, JsonAnswers.Writer))
        {
            writer.WriteStartObject();
            writer.WriteString("cid"u8, context.Cid);
            writer.WriteString("experience"u8, context.Experience);
            writer.WriteString("moe_locale_id"u8, context.MoeLocaleId);
            writer.WriteString("moe_variation_id"u8, context.MoeVariationId);
            writer.WriteString("audience_name"u8, context.AudienceName);
            writer.WriteString("audience_id"u8, context.AudienceId);
            writer.WriteString("type"u8, context.Type);
            writer.WriteString("experience_type"u8, context.ExperienceType);
            writer.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteReasons(Utf8JsonWriter writer, string requestId, FetchAnswer answer)
    {
        writer.WriteStartArray("failures"u8);
        foreach (
            var failures in answer
                .Explanations.Where(explanation => explanation.Reason != DecisionReason.Served)
                .GroupBy(explanation => (explanation.Reason, explanation.Message))
        )
        {
            writer.WriteStartObject();
            writer.WriteString("reason"u8, failures.Key.Reason.WireName());
            writer.WriteStartArray("experience_keys"u8);
            foreach (var failure in failures)
            {
                writer.WriteStringValue(failure.ExperienceKey);
            }
            writer.WriteEndArray();
            writer.WriteString("message"u8, failures.Key.Message);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteStartObject("explanation"u8);
        writer.WriteString("request_id"u8, requestId);
        writer.WriteNumber("configuration_version"u8, answer.ConfigurationVersion);
        writer.WriteStartArray("experiences"u8);
        foreach (var explanation in answer.Explanations)
        {
            JsonSerializer.Serialize(writer, explanation, DecisionsJson.Default.Explanation);
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
